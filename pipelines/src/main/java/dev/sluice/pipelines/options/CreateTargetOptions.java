package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** Making the table to fill. */
@Description("Making the target table")
public interface CreateTargetOptions extends PipelineOptions {
  @Description(
      "Whether to create the target table if there is none, with the columns and the "
          + "key of the source.")
  @Rule.OneOf({"never", "if-missing"})
  @Default.String("never")
  String getCreateTarget();

  void setCreateTarget(String value);
}
