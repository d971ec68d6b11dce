package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** How the files are written. */
@Description("CSV")
public interface CsvOptions extends PipelineOptions {
  @Description("Takes the next character's meaning away, such as \\: an ASCII character, or none.")
  @Rule.Form("CHARACTER|none")
  @Default.String("none")
  String getEscape();

  void setEscape(String value);

  @Description(
      "UTF-8, UTF-16, UTF-16LE, UTF-16BE or any of single bytes such as ISO-8859-1 and "
          + "windows-1252. A byte order mark in a file wins.")
  @Rule.Form("CHARSET")
  @Default.String("UTF-8")
  String getEncoding();

  void setEncoding(String value);

  @Description(
      "Whether the first record names the columns. They are matched with the target's by name, in "
          + "any order and, where that is unambiguous, any case; target columns without one get "
          + "their default.")
  @Default.Boolean(true)
  boolean getHeader();

  void setHeader(boolean value);

  @Description("Lines in front of the header, or the first record, that are no CSV.")
  @Rule.Range(min = 0, max = 10000)
  @Default.Integer(0)
  int getSkipLines();

  void setSkipLines(int value);

  @Description(
      "With a header: other names of columns; a target of - leaves a column out. Without: the "
          + "columns in the order of the fields, all of the target's if this is missing.")
  @Rule.Form("SOURCE[=TARGET],…")
  @Nullable String getColumns();

  void setColumns(@Nullable String value);

  @Description(
      "A column of the header that the target does not have: refuse the file, or ignore the column.")
  @Rule.OneOf({"refuse", "ignore"})
  @Default.String("refuse")
  String getExtraColumns();

  void setExtraColumns(String value);

  @Description(
      "Records with fewer fields than there are columns: reject them, or pad them with nulls. Those "
          + "with more are always rejected.")
  @Rule.OneOf({"reject", "pad"})
  @Default.String("reject")
  String getRagged();

  void setRagged(String value);

  @Description("Whether space around fields is no part of them. Inside of quotes it is.")
  @Default.Boolean(false)
  boolean getTrim();

  void setTrim(boolean value);
}
