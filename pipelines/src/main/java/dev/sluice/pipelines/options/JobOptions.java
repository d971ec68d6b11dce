package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** What becomes of what earlier runs have done. */
@Description("Going on, or anew")
public interface JobOptions extends PipelineOptions {
  @Description(
      "Whether to begin the job anew instead of going on where its last run ended. The "
          + "target must be empty, or truncateTarget given.")
  @Default.Boolean(false)
  boolean getRestart();

  void setRestart(boolean value);

  @Description(
      "Whether to empty the target table first. Only with restart or on a job's first " + "run.")
  @Default.Boolean(false)
  boolean getTruncateTarget();

  void setTruncateTarget(boolean value);
}
