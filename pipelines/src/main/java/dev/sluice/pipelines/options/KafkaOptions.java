package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;
import org.jspecify.annotations.Nullable;

/** Which topics are read, and from where on. */
@Description("Kafka")
public interface KafkaOptions extends PipelineOptions {
  @Description("The first brokers to ask; they name the others, which every worker must reach.")
  @Validation.Required
  @Rule.Form("HOST:PORT,…")
  @Nullable String getBootstrapServers();

  void setBootstrapServers(@Nullable String value);

  @Description(
      "Topics to read, each into targetTable or into a table of its own: orders=shop.orders,clicks.")
  @Validation.Required
  @Rule.Form("TOPIC[=SCHEMA.TABLE],…")
  @Nullable String getTopics();

  void setTopics(@Nullable String value);

  @Description(
      "File with settings of Kafka's clients by Kafka's own names, such as security.protocol, "
          + "sasl.mechanism, sasl.jaas.config, ssl.truststore.location. A value may be env:NAME or "
          + "file:PATH, which say where it is; a file may have several lines. Files that it names must be on every worker.")
  @Rule.Form("FILE")
  @Nullable String getKafkaConfig();

  void setKafkaConfig(@Nullable String value);

  @Description(
      "Where the first run begins: earliest, latest, or the first record that is not older than a "
          + "time such as 2026-01-31T12:00:00Z. Later runs go on where the last one ended; "
          + "partitions that come later are read from their beginning.")
  @Rule.Form("earliest|latest|TIME")
  @Default.String("earliest")
  String getStartFrom();

  void setStartFrom(String value);

  @Description(
      "Records that the topic's retention removed before they were read: fail ends the run and "
          + "says which; skip goes on behind them and keeps the gap in sluice.offset_gap.")
  @Rule.OneOf({"fail", "skip"})
  @Default.String("fail")
  String getOnGap();

  void setOnGap(String value);

  @Description(
      "Consumer group in which the committed offsets are shown, for tools that watch lag. For show "
          + "only: where the stream goes on is in the target.")
  @Rule.Form("NAME")
  @Nullable String getGroupId();

  void setGroupId(@Nullable String value);

  @Description("The most offsets of one unit, which is one transaction.")
  @Rule.Range(min = 1, max = 10_000_000)
  @Default.Integer(20_000)
  int getUnitRecords();

  void setUnitRecords(int value);

  @Description("The most of one unit in MiB, going by the size that rows had before.")
  @Rule.Range(min = 1, max = 1024)
  @Default.Integer(8)
  int getUnitMb();

  void setUnitMb(int value);

  @Description("The most records per second of one partition; 0 for no limit.")
  @Rule.Range(min = 0, max = 100_000_000)
  @Default.Integer(0)
  int getMaxRecordsPerSecond();

  void setMaxRecordsPerSecond(int value);
}
