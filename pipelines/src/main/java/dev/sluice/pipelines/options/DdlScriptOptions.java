package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** What is written, and where. */
@Description("Statements")
public interface DdlScriptOptions extends PipelineOptions {
  @Description(
      "Whose SQL: yugabytedb hashes the partition key and sorts by the clustering columns.")
  @Rule.OneOf({"postgresql", "yugabytedb"})
  @Default.String("postgresql")
  String getDialect();

  void setDialect(String value);

  @Description(
      "Tablets of each new table of YugabyteDB. 0 leaves that to the server. Several for each node "
          + "let a load write to all of them from the start.")
  @Rule.Range(min = 0, max = 10000)
  @Default.Integer(0)
  int getTablets();

  void setTablets(int value);

  @Description(
      "Which statements: those for tables, to run before the load, or those for secondary indexes, to "
          + "run after it.")
  @Rule.OneOf({"all", "tables", "indexes"})
  @Default.String("all")
  String getPart();

  void setPart(String value);

  @Description(
      "Directory for tables.sql and indexes.sql. Without it, they are printed. Files that are there "
          + "with other content are not overwritten.")
  @Rule.Form("DIRECTORY")
  @Nullable String getOutput();

  void setOutput(@Nullable String value);
}
