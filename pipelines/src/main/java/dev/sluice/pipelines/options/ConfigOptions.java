package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Where settings come from. */
@Description("Settings file")
public interface ConfigOptions extends PipelineOptions {
  @Description(
      "Properties file in UTF-8 with any of these settings, under these names or those "
          + "of the column \"in the config file\"; and spark.* for Spark. A flag beats the "
          + "file, the file beats the profile.")
  @Rule.Form("FILE")
  @Nullable String getConfig();

  void setConfig(@Nullable String value);
}
