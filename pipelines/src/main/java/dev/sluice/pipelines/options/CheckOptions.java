package dev.sluice.pipelines.options;

/** All flags of {@code check}. */
public interface CheckOptions
    extends CheckScopeOptions,
        CassandraOptions,
        TargetOptions,
        CreateTargetOptions,
        RedisOptions,
        ConfigOptions {}
