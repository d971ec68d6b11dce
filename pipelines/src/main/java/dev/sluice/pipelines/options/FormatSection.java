package dev.sluice.pipelines.options;

import dev.sluice.encode.TextFormats;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How values are written, from {@link FormatOptions}. */
final class FormatSection {
  private static final TextFormats STANDARD = TextFormats.standard();

  private final Settings settings;
  private final Problems problems;
  private final FormatOptions options;

  FormatSection(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
    this.options = settings.options(FormatOptions.class);
  }

  private interface Attempt {
    TextFormats run();
  }

  TextFormats formats() {
    String timestamp = options.getTimestampFormat();
    String date = options.getDateFormat();
    String time = options.getTimeFormat();
    String zone = options.getTimeZone();
    char decimal = options.getDecimalSeparator().charAt(0);
    Character group = group();
    List<String> yes = settings.list("trueText", options.getTrueText(), problems);
    List<String> no = settings.list("falseText", options.getFalseText(), problems);
    // One by one, so that every problem is found, with its flag.
    boolean good =
        Stream.of(
                attempt("timestampFormat", () -> of(timestamp, null, null, "UTC")),
                attempt("dateFormat", () -> of(null, date, null, "UTC")),
                attempt("timeFormat", () -> of(null, null, time, "UTC")),
                attempt("timeZone", () -> of(null, null, null, zone)),
                attempt("groupSeparator", () -> numbers(decimal, group)),
                attempt("trueText", () -> words(yes, no)))
            .allMatch(Boolean::booleanValue);
    return good ? new TextFormats(timestamp, date, time, zone, decimal, group, yes, no) : STANDARD;
  }

  private static TextFormats of(
      @Nullable String timestamp, @Nullable String date, @Nullable String time, String zone) {
    return new TextFormats(
        timestamp, date, time, zone, '.', null, STANDARD.trueTexts(), STANDARD.falseTexts());
  }

  private static TextFormats numbers(char decimal, @Nullable Character group) {
    return new TextFormats(
        null, null, null, "UTC", decimal, group, STANDARD.trueTexts(), STANDARD.falseTexts());
  }

  private static TextFormats words(List<String> yes, List<String> no) {
    return new TextFormats(null, null, null, "UTC", '.', null, yes, no);
  }

  private boolean attempt(String flag, Attempt attempt) {
    try {
      TextFormats unused = attempt.run();
      return true;
    } catch (IllegalArgumentException e) {
      problems.add("Cannot use %s. %s".formatted(settings.named(flag), e.getMessage()));
      return false;
    }
  }

  private @Nullable Character group() {
    String text = options.getGroupSeparator();
    if (text.equals("none")) {
      return null;
    }
    if (text.length() != 1) {
      problems.add(settings.invalid("groupSeparator", "one character, or none"));
      return null;
    }
    return text.charAt(0);
  }
}
