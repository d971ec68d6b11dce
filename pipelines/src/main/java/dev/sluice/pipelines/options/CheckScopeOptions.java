package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** What is checked beside the servers themselves. */
@Description("What is checked")
public interface CheckScopeOptions extends PipelineOptions {
  @Description("Table to be copied: whether it may be read, how large it is, how fast it comes.")
  @Rule.Form("KEYSPACE.TABLE")
  @Nullable String getSourceTable();

  void setSourceTable(@Nullable String value);

  @Description(
      "Table to be filled: whether it is there and may be written to. Without it, the source table's "
          + "name in schema public, as migrate has it.")
  @Rule.Form("SCHEMA.TABLE")
  @Nullable String getTargetTable();

  void setTargetTable(@Nullable String value);

  @Description("The first Kafka brokers to ask; they name the others, which are tried too.")
  @Rule.Form("HOST:PORT,…")
  @Nullable String getBootstrapServers();

  void setBootstrapServers(@Nullable String value);

  @Description("Topics to be read, and tables to be filled from them if they are named.")
  @Rule.Form("TOPIC[=SCHEMA.TABLE],…")
  @Nullable String getTopics();

  void setTopics(@Nullable String value);

  @Description("File with settings of Kafka's clients, as for stream-kafka.")
  @Rule.Form("FILE")
  @Nullable String getKafkaConfig();

  void setKafkaConfig(@Nullable String value);

  @Description("Folder of CSV files, or a glob, as for stream-csv.")
  @Rule.Form("FOLDER|GLOB")
  @Nullable String getInput();

  void setInput(@Nullable String value);

  @Description(
      "Units at once that are planned: whether the target has connections for them. 0 says nothing "
          + "of them.")
  @Rule.Range(min = 0, max = 100000)
  @Default.Integer(0)
  int getStreams();

  void setStreams(int value);

  @Description(
      "The longest that one connection is filled to measure its bandwidth, in seconds; 8 MiB end it "
          + "earlier. 0 for no measuring, which leaves busy servers alone.")
  @Rule.Range(min = 0, max = 60)
  @Default.Integer(2)
  int getProbeSeconds();

  void setProbeSeconds(int value);

  @Description("Directory for the lines as text and as JSON. Without it, they are only printed.")
  @Rule.Form("DIRECTORY")
  @Nullable String getReportDir();

  void setReportDir(@Nullable String value);
}
