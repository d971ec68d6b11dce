package dev.sluice.pipelines.options;

/** All flags of {@code control}. */
public interface ControlOptions
    extends RunChoiceOptions, SourceRateOptions, TargetRateOptions, TargetOptions, ConfigOptions {}
