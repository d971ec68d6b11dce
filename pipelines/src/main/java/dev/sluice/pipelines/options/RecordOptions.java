package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** How Kafka's records become rows. */
@Description("Records")
public interface RecordOptions extends PipelineOptions {
  @Description(
      "What a record's value is: a JSON object, one CSV record, or Avro as Confluent's serializers "
          + "write it, with its schema in schemaRegistry.")
  @Rule.OneOf({"json", "csv", "avro"})
  @Default.String("json")
  String getValueFormat();

  void setValueFormat(String value);

  @Description("With valueFormat=csv, the names of the fields in their order.")
  @Rule.Form("NAME,…")
  @Nullable String getFields();

  void setFields(@Nullable String value);

  @Description(
      "Where columns come from, beside those that have a field of their own name at the top of the "
          + "value: user.address.city=city, $key=id, $key.id=id, $header.NAME=c, $timestamp=c, "
          + "$topic=c, $partition=c, $offset=c, $value=c, $rest=c (what no other path begins with, "
          + "for jsonb). A target of - leaves a field out. Columns with a default have to be named.")
  @Rule.Form("SOURCE[=TARGET],…")
  @Nullable String getColumns();

  void setColumns(@Nullable String value);

  @Description(
      "Records without a value, which mark a deleted key: ignore counts them as filtered; reject "
          + "keeps them in sluice.reject; delete deletes the row of the key, or with sink=redis the "
          + "key, and counts them as deleted. For rows it needs onConflict=update, and columns for the "
          + "target's primary key that come from $key or $key.NAME.")
  @Rule.OneOf({"ignore", "reject", "delete"})
  @Default.String("ignore")
  String getTombstones();

  void setTombstones(String value);
}
