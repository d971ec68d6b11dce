package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Which table of the source, and which of its columns. */
@Description("Source table")
public interface SourceTableOptions extends PipelineOptions {
  @Description(
      "Table to copy; needed where no --tables is given. Names as Cassandra stores them: lower case "
          + "unless the table was made with quotes.")
  @Rule.Form("KEYSPACE.TABLE")
  @Nullable String getSourceTable();

  void setSourceTable(@Nullable String value);

  @Description(
      "Columns to copy, each with its name in the target if that differs; * stands for all that are not "
          + "named, writetime(COLUMN)=TARGET and ttl(COLUMN)=TARGET for what Cassandra tells of a value. "
          + "Without it, all columns under their own names.")
  @Rule.Form("SOURCE[=TARGET],…")
  @Nullable String getColumns();

  void setColumns(@Nullable String value);

  @Description("Columns to leave out, by their names in the source, when all others are copied.")
  @Rule.Form("SOURCE,…")
  @Nullable String getExcludeColumns();

  void setExcludeColumns(@Nullable String value);

  @Description(
      "Target columns that get the same value in every row, as PostgreSQL reads it from text. In double "
          + "quotes a value with commas.")
  @Rule.Form("TARGET=VALUE,…")
  @Nullable String getConstants();

  void setConstants(@Nullable String value);
}
