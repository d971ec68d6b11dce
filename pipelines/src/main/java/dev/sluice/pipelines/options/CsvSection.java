package dev.sluice.pipelines.options;

import dev.sluice.csv.Charsets;
import dev.sluice.csv.CsvDialect;
import dev.sluice.csv.OnChanged;
import dev.sluice.csv.Ragged;
import dev.sluice.csv.Ready;
import dev.sluice.csv.WatchSettings;
import dev.sluice.pipelines.options.StreamCsvSettings.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which files, and how they are written, from {@link InputOptions} and {@link CsvOptions}. */
final class CsvSection {
  private static final String NONE = "none";

  private final Settings settings;
  private final Problems problems;
  private final CsvOptions csv;

  CsvSection(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
    this.csv = settings.options(CsvOptions.class);
  }

  Files files() {
    InputOptions input = settings.options(InputOptions.class);
    return new Files(
        glob(String.valueOf(input.getInput())),
        new WatchSettings.Completeness(
            Ready.valueOf(word(input.getReady())), input.getStableMs(), input.getMarkerSuffix()),
        OnChanged.valueOf(word(input.getOnChanged())),
        (long) input.getFileSplitMb() << 20);
  }

  /** A folder stands for all that is in it. */
  private static String glob(String input) {
    if (input.endsWith("/")) {
      return input + "*";
    }
    try {
      return java.nio.file.Files.isDirectory(Path.of(input)) ? input + "/*" : input;
    } catch (InvalidPathException e) {
      return input;
    }
  }

  CsvDialect dialect() {
    Character delimiter = character("delimiter", csv.getDelimiter());
    Character quote = character("quote", csv.getQuote());
    Character escape = character("escape", csv.getEscape());
    if (delimiter == null) {
      problems.add(settings.invalid("delimiter", "an ASCII character, or tab"));
    } else if (delimiter.equals(quote) || delimiter.equals(escape)) {
      problems.add(
          settings.invalid("delimiter", "another character than that of --quote and --escape"));
    }
    Charsets.problem(csv.getEncoding())
        .ifPresent(problem -> problems.add(settings.invalid("encoding", problem)));
    return new CsvDialect(
        delimiter == null ? ',' : delimiter,
        quote,
        escape,
        csv.getEncoding(),
        csv.getHeader(),
        csv.getSkipLines(),
        nullTexts(),
        csv.getTrim(),
        Ragged.valueOf(word(csv.getRagged())));
  }

  private @Nullable Character character(String flag, String text) {
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

  private List<String> nullTexts() {
    return settings.list("nullText", csv.getNullText(), problems).stream()
        .map(text -> text.equals("empty") ? "" : text)
        .toList();
  }

  private static String word(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
