package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** Rows that the target does not take as they are. */
@Description("Rows that do not fit")
public interface OddRowOptions extends PipelineOptions {
  @Description(
      "A row whose key is already in the target: reject keeps it in sluice.reject, like any row "
          + "that breaks a constraint; fail ends the run; skip leaves the one that is there; update replaces it. skip and update "
          + "count it as duplicate and cost the target up to twice the work.")
  @Rule.OneOf({"reject", "fail", "skip", "update"})
  @Default.String("reject")
  String getOnConflict();

  void setOnConflict(String value);
}
