package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** What columns become, and what they may lose. */
@Description("Types")
public interface TypeOptions extends PipelineOptions {
  @Description(
      "Types of single columns in a table that --createTarget=if-missing makes, as SQL spells them, such as "
          + "numeric(12,2) or text[]; the other columns get the usual ones. docs/types.md says what holds what.")
  @Rule.Form("SOURCE=TYPE,…")
  @Nullable String getColumnTypes();

  void setColumnTypes(@Nullable String value);

  @Description(
      "Source columns whose values may change on their way, such as time, which loses its nanoseconds; * stands for "
          + "all. Without it nothing is copied if any would.")
  @Rule.Form("SOURCE,…|*")
  @Nullable String getAllowLossy();

  void setAllowLossy(@Nullable String value);
}
