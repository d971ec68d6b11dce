package dev.sluice.pipelines.options;

/** All flags of {@code migrate}. Beam's own and those of the runner come on top. */
public interface MigrateOptions
    extends CassandraOptions,
        SourceTableOptions,
        SeveralTablesOptions,
        ReadOptions,
        TargetOptions,
        TargetTableOptions,
        CreateTargetOptions,
        CopyOptions,
        CopyFormatOptions,
        TypeOptions,
        RejectLimitOptions,
        OddRowOptions,
        RunOptions,
        ConfigOptions {}
