package dev.sluice.pipelines.options;

/** All flags of {@code rejects}. */
public interface RejectsOptions
    extends RejectOptions,
        RegistryOptions,
        TargetOptions,
        InvalidTextOptions,
        OddRowOptions,
        RedisOptions,
        ConfigOptions {}
