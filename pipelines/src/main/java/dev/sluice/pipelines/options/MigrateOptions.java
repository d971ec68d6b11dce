package dev.sluice.pipelines.options;

/** All flags of {@code migrate}. Beam's own and those of the runner come on top. */
public interface MigrateOptions
    extends CassandraOptions,
        SourceTableOptions,
        ColumnTypeOptions,
        SeveralTablesOptions,
        ReadOptions,
        TargetOptions,
        TargetTableOptions,
        CreateTargetOptions,
        CopyOptions,
        CopyFormatOptions,
        TypeOptions,
        RejectLimitOptions,
        InvalidTextOptions,
        OddRowOptions,
        RunOptions,
        JobOptions,
        ConfigOptions {}
