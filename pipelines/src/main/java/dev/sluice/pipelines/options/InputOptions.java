package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;
import org.jspecify.annotations.Nullable;

/** Which files are loaded, and when. */
@Description("Files")
public interface InputOptions extends PipelineOptions {
  @Description(
      "Folder to watch, or a glob such as /data/in/*.csv.gz; on every worker the same. Names that "
          + "begin with a dot or underscore, or end as unfinished files do (.tmp, .part, …), are "
          + "left alone. Other stores work by their Beam file system on the class path.")
  @Validation.Required
  @Rule.Form("FOLDER|GLOB")
  @Nullable String getInput();

  void setInput(@Nullable String value);

  @Description(
      "How one knows that a file is complete. stable: nobody has written to it for stableMs; "
          + "rename: it appears complete under its name, so at once; marker: a file of its name and "
          + "markerSuffix is there.")
  @Rule.OneOf({"stable", "rename", "marker"})
  @Default.String("stable")
  String getReady();

  void setReady(String value);

  @Description(
      "Milliseconds without a change after which a file is complete, with ready=stable. Longer than "
          + "its writer ever pauses.")
  @Rule.Range(min = 1, max = 86_400_000)
  @Default.Long(1000)
  long getStableMs();

  void setStableMs(long value);

  @Description("End of a marker's name, with ready=marker.")
  @Rule.Form("SUFFIX")
  @Default.String(".done")
  String getMarkerSuffix();

  void setMarkerSuffix(String value);

  @Description(
      "A file that was loaded and is there again with other content: refuse and report it, reload "
          + "all of it (with onConflict=update where rows repeat), or append what was added at its end.")
  @Rule.OneOf({"refuse", "reload", "append"})
  @Default.String("refuse")
  String getOnChanged();

  void setOnChanged(String value);

  @Description(
      "Size of a unit in MiB. A larger file is cut into units of about this size, at the ends of "
          + "records; compressed files are not cut.")
  @Rule.Range(min = 1, max = 1024)
  @Default.Integer(8)
  int getFileSplitMb();

  void setFileSplitMb(int value);
}
