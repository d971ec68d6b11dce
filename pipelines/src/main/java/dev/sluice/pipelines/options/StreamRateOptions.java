package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** How fast a stream's source may be read. */
@Description("Limits on the source, for all streams together")
public interface StreamRateOptions extends PipelineOptions {
  @Description("Rows read in a second at most, on average; 0 for no limit.")
  @Rule.Range(min = 0, max = 1000000000000L)
  @Default.Long(0)
  long getSourceRowsPerSecond();

  void setSourceRowsPerSecond(long value);
}
