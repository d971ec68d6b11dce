package dev.sluice.pipelines.options;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How fields stand in a CSV record, from {@link DelimitedOptions}. */
final class DelimitedSection {
  private static final String NONE = "none";

  private final Settings settings;
  private final Problems problems;
  private final DelimitedOptions options;

  DelimitedSection(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
    this.options = settings.options(DelimitedOptions.class);
  }

  /** Delimiter and quote; null for none. */
  record Delimiters(char delimiter, @Nullable Character quote) {}

  Delimiters delimiters(@Nullable Character escape) {
    Character delimiter = character("delimiter", options.getDelimiter());
    Character quote = character("quote", options.getQuote());
    if (delimiter == null) {
      problems.add(settings.invalid("delimiter", "an ASCII character, or tab"));
    } else if (delimiter.equals(quote) || delimiter.equals(escape)) {
      problems.add(
          settings.invalid("delimiter", "another character than that of --quote and --escape"));
    }
    return new Delimiters(delimiter == null ? ',' : delimiter, quote);
  }

  @Nullable Character character(String flag, String text) {
    if (text.equals(NONE)) {
      return null;
    }
    if (text.equalsIgnoreCase("tab") || text.equals("\\t")) {
      return '\t';
    }
    if (text.length() != 1 || text.charAt(0) > 126 || text.charAt(0) < ' ') {
      problems.add(
          settings.invalid(
              flag,
              flag.equals("delimiter")
                  ? "an ASCII character, or tab"
                  : "an ASCII character, or none"));
      return flag.equals("delimiter") ? Character.valueOf(',') : null;
    }
    return text.charAt(0);
  }

  List<String> nullTexts() {
    return settings.list("nullText", options.getNullText(), problems).stream()
        .map(text -> text.equals("empty") ? "" : text)
        .toList();
  }
}
