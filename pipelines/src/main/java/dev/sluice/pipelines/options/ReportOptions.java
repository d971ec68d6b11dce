package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Where a report goes to. */
@Description("Report")
public interface ReportOptions extends PipelineOptions {
  @Description(
      "Directory for the report as text, JSON and HTML. Without it, the text is printed and nothing"
          + " is written.")
  @Rule.Form("DIRECTORY")
  @Nullable String getReportDir();

  void setReportDir(@Nullable String value);
}
