package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** How rows are read, and which. */
@Description("Reading")
public interface ReadOptions extends PipelineOptions {
  @Description(
      "Replicas that must answer each read. LOCAL_ONE is faster, but sees only what "
          + "the replica asked has: repair the table first.")
  @Rule.OneOf({"LOCAL_QUORUM", "LOCAL_ONE", "ONE", "TWO", "THREE", "QUORUM", "ALL"})
  @Default.String("LOCAL_QUORUM")
  String getConsistency();

  void setConsistency(String value);

  @Description(
      "Most rows of one page. Wide rows come in smaller pages by themselves. Lower it "
          + "if pages time out.")
  @Rule.Range(min = 1, max = 1000000)
  @Default.Integer(5000)
  int getFetchSizeInRows();

  void setFetchSizeInRows(int value);

  @Description("How often a page is asked for again, with growing pauses, before its unit fails.")
  @Rule.Range(min = 0, max = 1000)
  @Default.Integer(5)
  int getReadRetries();

  void setReadRetries(int value);

  @Description(
      "CQL condition without the word WHERE; only rows that meet it are copied. "
          + "Cassandra filters with ALLOW FILTERING while it reads the whole table.")
  @Rule.Form("CONDITION")
  @Nullable String getWhere();

  void setWhere(@Nullable String value);

  @Description(
      "Size of a unit in MiB of encoded rows. A unit is read, copied and committed as "
          + "one, and read again if it fails. Lower it if units take minutes; whichever of "
          + "inputSplitSizeMb and unitRows is smaller counts.")
  @Rule.Range(min = 1, max = 1048576)
  @Default.Integer(64)
  int getInputSplitSizeMb();

  void setInputSplitSizeMb(int value);

  @Description("Size of a unit in rows. Raise it for tables of tiny rows.")
  @Rule.Range(min = 1, max = 1_000_000_000)
  @Default.Long(100000)
  long getUnitRows();

  void setUnitRows(long value);

  @Description(
      "Copy only rows whose token is above this one. A part of the ring is a job of its own in the "
          + "ledger.")
  @Rule.Form("TOKEN")
  @Nullable String getTokenFrom();

  void setTokenFrom(@Nullable String value);

  @Description("Copy only rows whose token is at most this one.")
  @Rule.Form("TOKEN")
  @Nullable String getTokenUntil();

  void setTokenUntil(@Nullable String value);

  @Description(
      "Copy only this share of the tokens: always the same small ranges at even distances, with all of "
          + "their rows. From 0.1 to 100.")
  @Rule.Form("NUMBER")
  @Default.String("100")
  String getSamplePercent();

  void setSamplePercent(String value);

  @Description(
      "Copy only rows whose newest value was written then or later. Other rows are read and counted as "
          + "filtered. Values of the key, of static columns and of collections that are not frozen do not count.")
  @Rule.Form("MOMENT")
  @Nullable String getWritetimeFrom();

  void setWritetimeFrom(@Nullable String value);

  @Description("Copy only rows whose newest value was written before then.")
  @Rule.Form("MOMENT")
  @Nullable String getWritetimeTo();

  void setWritetimeTo(@Nullable String value);

  @Description(
      "Partitions that have static values and no rows, which Cassandra shows as a row without clustering "
          + "columns: reject leaves them to the target, whose key refuses nulls; filter counts them as filtered.")
  @Rule.OneOf({"reject", "filter"})
  @Default.String("reject")
  String getStaticRows();

  void setStaticRows(String value);
}
