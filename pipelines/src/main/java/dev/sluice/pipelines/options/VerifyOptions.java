package dev.sluice.pipelines.options;

/** All flags of {@code verify}. Beam's own and those of the runner come on top. */
public interface VerifyOptions
    extends CompareOptions,
        CassandraOptions,
        SourceTableOptions,
        ReadOptions,
        SourceRateOptions,
        TargetOptions,
        TargetTableOptions,
        InvalidTextOptions,
        RunOptions,
        ConfigOptions {}
