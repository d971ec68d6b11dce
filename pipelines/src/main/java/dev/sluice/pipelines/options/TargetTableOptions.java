package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** The table to fill. */
@Description("Target table")
public interface TargetTableOptions extends PipelineOptions {
  @Description(
      "Table to fill. Names as the server stores them: lower case unless quoted when "
          + "created. Without it, the source table's name in schema public; files need it.")
  @Rule.Form("SCHEMA.TABLE")
  @Nullable String getTargetTable();

  void setTargetTable(@Nullable String value);
}
