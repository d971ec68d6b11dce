package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** How rows are sent. */
@Description("Copy")
public interface CopyOptions extends PipelineOptions {
  @Description(
      "Rows of one stream held in memory before they are sent. Rarely the limit: "
          + "copyBufferBytes comes first for rows over 40 bytes.")
  @Rule.Range(min = 1, max = 10000000)
  @Default.Integer(100000)
  int getCopyBufferRows();

  void setCopyBufferRows(int value);

  @Description(
      "Encoded bytes of one stream held in memory before they are sent. Memory grows "
          + "with streams × this.")
  @Rule.Range(min = 65536, max = 1_073_741_824)
  @Default.Long(4194304)
  long getCopyBufferBytes();

  void setCopyBufferBytes(long value);

  @Description(
      "Rows of one COPY statement; a unit may take several, in one transaction. At "
          + "most copyBufferRows.")
  @Rule.Range(min = 1, max = 10000000)
  @Default.Integer(50000)
  int getCopyFlushEvery();

  void setCopyFlushEvery(int value);

  @Description(
      "How often a unit is tried on another connection after a failure that may pass, "
          + "such as a lost connection or a conflict.")
  @Rule.Range(min = 0, max = 1000)
  @Default.Integer(5)
  int getCopyRetries();

  void setCopyRetries(int value);
}
