package dev.sluice.pipelines.options;

/** All flags of {@code report}. */
public interface ReportCommandOptions
    extends RunChoiceOptions, ReportOptions, TargetOptions, ConfigOptions {}
