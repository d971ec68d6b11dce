package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** How long a stream runs. */
@Description("Stream")
public interface StreamOptions extends PipelineOptions {
  @Description(
      "When the stream ends: forever goes on until it is told to stop (SIGTERM, Ctrl-C); empty ends "
          + "when all that is there is loaded; a time such as 90s, 10m or 8h ends after it.")
  @Rule.Form("forever|empty|TIME")
  @Default.String("forever")
  String getUntil();

  void setUntil(String value);

  @Description(
      "Seconds that units under way have at the end. What is not done then is rolled back, and "
          + "done by the next run.")
  @Rule.Range(min = 0, max = 86400)
  @Default.Integer(30)
  int getDrainSeconds();

  void setDrainSeconds(int value);

  @Description(
      "Seconds that a unit waits for a target that is away, such as one that restarts, before the "
          + "run ends.")
  @Rule.Range(min = 0, max = 604800)
  @Default.Integer(600)
  int getPatienceSeconds();

  void setPatienceSeconds(int value);
}
