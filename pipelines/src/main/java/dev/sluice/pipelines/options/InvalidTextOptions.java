package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** Text that the target does not take as it is. */
@Description("Text that does not fit")
public interface InvalidTextOptions extends PipelineOptions {
  @Description(
      "Text that PostgreSQL cannot store, with NUL or invalid UTF-8: reject the row, "
          + "replace each bad byte by U+FFFD, or strip it.")
  @Rule.OneOf({"reject", "replace", "strip"})
  @Default.String("reject")
  String getInvalidText();

  void setInvalidText(String value);
}
