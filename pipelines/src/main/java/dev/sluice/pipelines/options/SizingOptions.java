package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** How a plan is made, and what is written of it. */
@Description("Plan")
public interface SizingOptions extends PipelineOptions {
  @Description(
      "How long the table is tried with 1, 2, 4 … streams, in all: rows are read, encoded and copied into "
          + "tables that are rolled back. 0 leaves that out, and with it the time that the copy will take.")
  @Rule.Range(min = 0, max = 3600)
  @Default.Integer(16)
  int getTrialSeconds();

  void setTrialSeconds(int value);

  @Description(
      "What the profile is for: this process alone, or executors of a cluster. auto takes what the profile "
          + "in effect is for.")
  @Rule.OneOf({"auto", "local", "cluster"})
  @Default.String("auto")
  String getPlanFor();

  void setPlanFor(String value);

  @Description("Most cores of one executor.")
  @Rule.Range(min = 1, max = 256)
  @Default.Integer(4)
  int getExecutorCores();

  void setExecutorCores(int value);

  @Description(
      "Where the profile is written, for --profile of migrate and for spark-submit's --properties-file. A "
          + "file that no plan has written is left alone. none writes none.")
  @Rule.Form("FILE")
  @Default.String("sluice-plan.properties")
  String getProfileFile();

  void setProfileFile(String value);

  @Description("How the plan is printed. As json, nothing else is.")
  @Rule.OneOf({"text", "json"})
  @Default.String("text")
  String getAs();

  void setAs(String value);
}
