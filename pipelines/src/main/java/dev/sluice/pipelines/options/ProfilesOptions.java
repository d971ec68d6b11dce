package dev.sluice.pipelines.options;

/** All flags of {@code profiles} itself. */
public interface ProfilesOptions extends ProfileOptions {}
