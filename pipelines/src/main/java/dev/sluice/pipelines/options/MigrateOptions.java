package dev.sluice.pipelines.options;

/** All flags of {@code migrate}. Beam's own and those of the runner come on top. */
public interface MigrateOptions
    extends CassandraOptions,
        SourceTableOptions,
        ColumnTypeOptions,
        SeveralTablesOptions,
        ReadOptions,
        SourceRateOptions,
        TargetOptions,
        TargetTableOptions,
        CreateTargetOptions,
        CopyOptions,
        TargetRateOptions,
        CopyFormatOptions,
        TypeOptions,
        RejectLimitOptions,
        InvalidTextOptions,
        OddRowOptions,
        RunOptions,
        JobOptions,
        MetricsOptions,
        ConfigOptions {}
