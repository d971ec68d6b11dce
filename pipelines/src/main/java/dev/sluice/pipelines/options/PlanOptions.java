package dev.sluice.pipelines.options;

/** All flags of {@code plan}: its own, and those of {@code migrate} for one table. */
public interface PlanOptions
    extends SizingOptions,
        CassandraOptions,
        SourceTableOptions,
        ColumnTypeOptions,
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
        ConfigOptions {}
