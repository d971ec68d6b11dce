package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** The run itself. */
@Description("Run")
public interface RunOptions extends PipelineOptions {
  @Description(
      "Settings that go with a runner, by name (the command profiles list has them) or as a "
          + "properties file of your own, see profiles.md. Without it, spark-local, or "
          + "spark-cluster for a Spark master that is not local and under spark-submit; direct "
          + "for the DirectRunner.")
  @Rule.Form("NAME|FILE")
  @Nullable String getProfile();

  void setProfile(@Nullable String value);

  @Description(
      "Directory for the report. Without it, the report is only printed and kept in "
          + "the ledger.")
  @Rule.Form("DIRECTORY")
  @Nullable String getReportDir();

  void setReportDir(@Nullable String value);

  @Description(
      "How progress is shown: a bar, a line now and then, a JSON object on a line now and then, or "
          + "not at all. auto takes the bar at a terminal, else lines. quiet prints nothing at all, "
          + "unless the run ends otherwise than with exit code 0: then all that was to be said.")
  @Rule.OneOf({"auto", "bar", "plain", "json", "none", "quiet"})
  @Default.String("auto")
  String getProgress();

  void setProgress(String value);

  @Description(
      "Units at once: each has a reader, a connection and a transaction. 0 takes "
          + "the runner's: the threads of a local Spark master (one per processor), "
          + "executors × cores of a cluster, the targetParallelism of the DirectRunner. "
          + "Raise it with the latency to the servers, not beyond the connections the target "
          + "allows.")
  @Rule.Range(min = 0, max = 100000)
  @Default.Integer(0)
  int getStreams();

  void setStreams(int value);

  @Description(
      "The most streams at once, and so connections that copy, that the target is to bear; 0 for "
          + "no such limit. A profile's executors and spark.cores.max of a standalone master are "
          + "lowered to it; settings of your own that exceed it are refused.")
  @Rule.Range(min = 0, max = 100000)
  @Default.Integer(0)
  int getMaxStreams();

  void setMaxStreams(int value);
}
