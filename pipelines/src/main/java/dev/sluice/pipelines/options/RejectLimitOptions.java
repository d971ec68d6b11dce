package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** How many rejected rows are too many. */
@Description("Rejected rows")
public interface RejectLimitOptions extends PipelineOptions {
  @Description(
      "How many rows may be rejected before the run ends: a number, or a share of the rows "
          + "read so far (at least of 1,000) such as 0.1%. Rejected rows are kept in "
          + "sluice.reject: see the command rejects. With 0 the first one ends the run.")
  @Rule.Form("N|P%")
  @Default.String("0")
  String getMaxRejects();

  void setMaxRejects(String value);
}
