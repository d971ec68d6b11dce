package dev.sluice.pipelines.options;

/** All flags of {@code stream-kafka}. Beam's own and those of the runner come on top. */
public interface StreamKafkaOptions
    extends KafkaOptions,
        RecordOptions,
        RegistryOptions,
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
        SinkOptions,
        RedisOptions,
        StreamOptions,
        RunOptions,
        JobOptions,
        MetricsOptions,
        ConfigOptions {}
