package dev.sluice.pipelines.options;

/** All flags of {@code ddl}. */
public interface DdlOptions
    extends CassandraOptions,
        SourceTableOptions,
        ColumnTypeOptions,
        SeveralTablesOptions,
        TargetTableOptions,
        DdlScriptOptions,
        ConfigOptions {}
