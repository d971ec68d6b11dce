package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** What columns may lose. */
@Description("Losses")
public interface TypeOptions extends PipelineOptions {
  @Description(
      "Source columns whose values may change on their way, such as time, which loses its nanoseconds; * stands for "
          + "all. Without it nothing is copied if any would.")
  @Rule.Form("SOURCE,…|*")
  @Nullable String getAllowLossy();

  void setAllowLossy(@Nullable String value);
}
