package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Which rejected rows. */
@Description("Rejected rows")
public interface RejectOptions extends PipelineOptions {
  @Description("Numbers of rejected rows, as list shows them. For show, replay and discard.")
  @Rule.Form("NUMBER,…")
  @Nullable String getId();

  void setId(@Nullable String value);

  @Description("Whether to replay or discard every open row.")
  @Default.Boolean(false)
  boolean getAll();

  void setAll(boolean value);

  @Description("Only rows that were to go into this table. Without it, of every table.")
  @Rule.Form("SCHEMA.TABLE")
  @Nullable String getTargetTable();

  void setTargetTable(@Nullable String value);

  @Description("For list: rows in this state.")
  @Rule.OneOf({"open", "replayed", "discarded"})
  @Default.String("open")
  String getState();

  void setState(String value);

  @Description("For list: show at most so many.")
  @Rule.Range(min = 1, max = 1000000)
  @Default.Integer(50)
  int getLimit();

  void setLimit(int value);
}
