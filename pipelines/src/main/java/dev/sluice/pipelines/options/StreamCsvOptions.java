package dev.sluice.pipelines.options;

/** All flags of {@code stream-csv}. Beam's own and those of the runner come on top. */
public interface StreamCsvOptions
    extends InputOptions,
        CsvOptions,
        DelimitedOptions,
        FormatOptions,
        TargetOptions,
        TargetTableOptions,
        CopyOptions,
        StreamRateOptions,
        TargetRateOptions,
        StreamRejectLimitOptions,
        InvalidTextOptions,
        OddRowOptions,
        StreamOptions,
        RunOptions,
        JobOptions,
        MetricsOptions,
        ConfigOptions {}
