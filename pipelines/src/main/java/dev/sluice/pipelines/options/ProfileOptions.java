package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** How profiles are shown. */
@Description("Profiles")
public interface ProfileOptions extends PipelineOptions {
  @Description(
      "For show: text, json, or properties, which is a file for spark-submit "
          + "--properties-file with all that is inherited.")
  @Rule.OneOf({"text", "json", "properties"})
  @Default.String("text")
  String getAs();

  void setAs(String value);

  @Description("For show: also settings that nobody has given, with their defaults.")
  @Default.Boolean(false)
  boolean getDefaults();

  void setDefaults(boolean value);

  @Description("For show: the command whose flags may follow, and which would run.")
  @Rule.OneOf({"migrate", "verify", "stream-csv", "stream-kafka"})
  @Default.String("migrate")
  String getForCommand();

  void setForCommand(String value);
}
