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
import java.util.Locale;

/** Which files, and how they are written, from {@link InputOptions} and {@link CsvOptions}. */
final class CsvSection {
  private final Settings settings;
  private final Problems problems;
  private final CsvOptions csv;
  private final DelimitedSection fields;

  CsvSection(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
    this.csv = settings.options(CsvOptions.class);
    this.fields = new DelimitedSection(settings, problems);
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
  static String glob(String input) {
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
    Character escape = fields.character("escape", csv.getEscape());
    DelimitedSection.Delimiters found = fields.delimiters(escape);
    Charsets.problem(csv.getEncoding())
        .ifPresent(problem -> problems.add(settings.invalid("encoding", problem)));
    return new CsvDialect(
        found.delimiter(),
        found.quote(),
        escape,
        csv.getEncoding(),
        csv.getHeader(),
        csv.getSkipLines(),
        fields.nullTexts(),
        csv.getTrim(),
        Ragged.valueOf(word(csv.getRagged())));
  }

  private static String word(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
