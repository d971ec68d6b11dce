package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Tables in place of one. */
@Description("Several tables")
public interface SeveralTablesOptions extends PipelineOptions {
  @Description(
      "Tables in place of sourceTable: all of a keyspace as KEYSPACE.*, or a list. Their columns keep "
          + "their names.")
  @Rule.Form("KEYSPACE.*|KEYSPACE.TABLE,…")
  @Nullable String getTables();

  void setTables(@Nullable String value);

  @Description("Tables to leave out of those that --tables names.")
  @Rule.Form("KEYSPACE.TABLE,…")
  @Nullable String getExcludeTables();

  void setExcludeTables(@Nullable String value);

  @Description("Schema in the target for tables of the source's names. Not with targetTable.")
  @Rule.Form("NAME")
  @Default.String("public")
  String getTargetSchema();

  void setTargetSchema(String value);
}
