package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** What becomes of differences between source and target. */
@Description("Differences")
public interface CompareOptions extends PipelineOptions {
  @Description(
      "Whether rows that are missing in the target or different there are written into it, as the "
          + "source has them. Needs a primary key of the target that is the source's. Rows that only "
          + "the target has are never deleted.")
  @Default.Boolean(false)
  boolean getRepair();

  void setRepair(boolean value);

  @Description(
      "How many of the rows that differ are shown and kept in sluice.difference. All are counted.")
  @Rule.Range(min = 1, max = 100_000)
  @Default.Integer(100)
  int getShowDifferences();

  void setShowDifferences(int value);
}
