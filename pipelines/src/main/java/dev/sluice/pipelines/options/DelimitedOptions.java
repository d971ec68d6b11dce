package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** How fields stand in a CSV record. */
@Description("CSV fields")
public interface DelimitedOptions extends PipelineOptions {
  @Description(
      "What stands between fields: an ASCII character, or tab. Records end with LF, CRLF or CR.")
  @Rule.Form("CHARACTER|tab")
  @Default.String(",")
  String getDelimiter();

  void setDelimiter(String value);

  @Description(
      "What stands around fields that hold delimiters or line ends, doubled inside: an ASCII "
          + "character, or none.")
  @Rule.Form("CHARACTER|none")
  @Default.String("\"")
  String getQuote();

  void setQuote(String value);

  @Description(
      "Unquoted fields that are null; empty stands for no character at all. Where the target is no "
          + "text, an empty field is null in any case.")
  @Rule.Form("TEXT,…")
  @Default.String("empty")
  String getNullText();

  void setNullText(String value);
}
