package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** How values are written. */
@Description("Values")
public interface FormatOptions extends PipelineOptions {
  @Description(
      "Pattern of timestamps, as java.time.format.DateTimeFormatter has it, such as dd/MM/uuuu "
          + "HH:mm:ss. Without it, ISO 8601.")
  @Rule.Form("PATTERN")
  @Nullable String getTimestampFormat();

  void setTimestampFormat(@Nullable String value);

  @Description("Pattern of dates. Without it, ISO 8601.")
  @Rule.Form("PATTERN")
  @Nullable String getDateFormat();

  void setDateFormat(@Nullable String value);

  @Description("Pattern of times of day. Without it, ISO 8601.")
  @Rule.Form("PATTERN")
  @Nullable String getTimeFormat();

  void setTimeFormat(@Nullable String value);

  @Description(
      "Zone of timestamps that name none and go to a timestamptz column, such as Europe/Berlin; and "
          + "that whose wall clock a timestamp column gets from those that do.")
  @Rule.Form("ZONE")
  @Default.String("UTC")
  String getTimeZone();

  void setTimeZone(String value);

  @Description("What stands before the decimals of a number.")
  @Rule.OneOf({".", ","})
  @Default.String(".")
  String getDecimalSeparator();

  void setDecimalSeparator(String value);

  @Description("What stands between groups of a number's digits: a character, or none.")
  @Rule.Form("CHARACTER|none")
  @Default.String("none")
  String getGroupSeparator();

  void setGroupSeparator(String value);

  @Description("What stands for true, in any case.")
  @Rule.Form("TEXT,…")
  @Default.String("true,t,yes,y,on,1")
  String getTrueText();

  void setTrueText(String value);

  @Description("What stands for false, in any case.")
  @Rule.Form("TEXT,…")
  @Default.String("false,f,no,n,off,0")
  String getFalseText();

  void setFalseText(String value);
}
