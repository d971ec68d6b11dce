package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** How fast the target may be written to. */
@Description("Limits on the target, for all streams together")
public interface TargetRateOptions extends PipelineOptions {
  @Description("Rows copied in a second at most, on average; 0 for no limit.")
  @Rule.Range(min = 0, max = 1000000000000L)
  @Default.Long(0)
  long getTargetRowsPerSecond();

  void setTargetRowsPerSecond(long value);

  @Description("Bytes sent by COPY in a second at most, on average; 0 for no limit.")
  @Rule.Range(min = 0, max = 1000000000000L)
  @Default.Long(0)
  long getTargetBytesPerSecond();

  void setTargetBytesPerSecond(long value);
}
