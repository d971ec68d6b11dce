package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The format of COPY, where a source can be encoded in either. */
@Description("Format of COPY")
public interface CopyFormatOptions extends PipelineOptions {
  @Description(
      "Format in which rows are sent. binary costs the target less, and needs types that are "
          + "PostgreSQL's own; auto looks at the target's columns once, and sends CSV if one of them "
          + "needs it, or to a YugabyteDB, where binary was never tested.")
  @Rule.OneOf({"auto", "csv", "binary"})
  @Default.String("auto")
  String getCopyFormat();

  void setCopyFormat(String value);
}
