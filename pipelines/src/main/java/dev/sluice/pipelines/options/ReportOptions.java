package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Which run's report, and where to. */
@Description("Report")
public interface ReportOptions extends PipelineOptions {
  @Description("Which run: its id, as the run has printed it, or last for the one begun last.")
  @Rule.Form("ID|last")
  @Default.String("last")
  String getRun();

  void setRun(String value);

  @Description(
      "Directory for the report as text, JSON and HTML. Without it, the text is printed and nothing"
          + " is written.")
  @Rule.Form("DIRECTORY")
  @Nullable String getReportDir();

  void setReportDir(@Nullable String value);
}
