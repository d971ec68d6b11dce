package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Types of columns in a table that is made. */
@Description("Types of a new table")
public interface ColumnTypeOptions extends PipelineOptions {
  @Description(
      "Types of single columns in a table that --createTarget=if-missing makes, as SQL spells them, such as "
          + "numeric(12,2) or text[]; the other columns get the usual ones. docs/types.md says what holds what.")
  @Rule.Form("SOURCE=TYPE,…")
  @Nullable String getColumnTypes();

  void setColumnTypes(@Nullable String value);
}
