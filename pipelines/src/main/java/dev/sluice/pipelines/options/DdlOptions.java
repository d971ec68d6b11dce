package dev.sluice.pipelines.options;

/** All flags of {@code ddl}. */
public interface DdlOptions
    extends CassandraOptions,
        SourceTableOptions,
        SeveralTablesOptions,
        TargetTableOptions,
        DdlScriptOptions,
        ConfigOptions {}
