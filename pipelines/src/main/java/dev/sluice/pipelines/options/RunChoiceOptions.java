package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** Which run a command is about. */
@Description("Which run")
public interface RunChoiceOptions extends PipelineOptions {
  @Description(
      "Which run: its id, as the run has printed it, or last: for report the one begun "
          + "last, for control the only one that goes on.")
  @Rule.Form("ID|last")
  @Default.String("last")
  String getRun();

  void setRun(String value);
}
