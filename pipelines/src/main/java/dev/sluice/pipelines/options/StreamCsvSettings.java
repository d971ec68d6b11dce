package dev.sluice.pipelines.options;

import dev.sluice.csv.CsvDialect;
import dev.sluice.csv.OnChanged;
import dev.sluice.csv.WatchSettings;
import dev.sluice.encode.TextFormats;
import dev.sluice.row.TableName;
import dev.sluice.types.ColumnName;
import dev.sluice.types.HeaderMatch;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All that {@code stream-csv} was told, checked. */
public record StreamCsvSettings(
    Files files,
    CsvDialect dialect,
    Columns columns,
    TextFormats formats,
    TableName targetTable,
    Streaming streaming) {

  /**
   * Which files are loaded, and when.
   *
   * @param input a glob
   * @param unitBytes size from which a file is cut
   */
  public record Files(
      String input, WatchSettings.Completeness completeness, OnChanged onChanged, long unitBytes) {}

  /**
   * Which of their columns.
   *
   * @param names as the user gave them; empty for all
   */
  public record Columns(List<ColumnName> names, HeaderMatch.Extra extra) {
    public Columns {
      names = List.copyOf(names);
    }
  }

  /**
   * Reads flags, the config file and the profile.
   *
   * @param flags the command line without the command
   * @param environment for passwords given as {@code env:NAME}
   * @throws dev.sluice.row.SetupException with every problem found
   */
  public static StreamCsvSettings of(String[] flags, Map<String, String> environment) {
    return of(flags, Surroundings.ofThisProcess(environment));
  }

  /** {@link Streaming#shown}: nothing in it is confidential. */
  @Override
  public String toString() {
    return streaming.toString();
  }

  static StreamCsvSettings of(String[] flags, Surroundings surroundings) {
    Problems problems = new Problems();
    Settings settings = Settings.collect(Flags.STREAM_CSV, flags, surroundings, problems);
    CsvSection csv = new CsvSection(settings, problems);
    StreamCsvSettings checked =
        new StreamCsvSettings(
            csv.files(),
            csv.dialect(),
            columns(settings, problems),
            new FormatSection(settings, problems).formats(),
            TargetTableSection.required(settings, problems),
            Streaming.of(settings, problems));
    problems.throwIfAny();
    return checked;
  }

  private static Columns columns(Settings settings, Problems problems) {
    CsvOptions options = settings.options(CsvOptions.class);
    List<ColumnName> names = ColumnList.parse(settings, options.getColumns(), problems);
    if (!names.isEmpty() && !settings.file().renames().isEmpty()) {
      problems.add(
          "%s and table.columnMapping.* contradict each other. Keep one of them."
              .formatted(settings.named("columns")));
    }
    return new Columns(
        names.isEmpty() ? settings.file().renames() : names,
        HeaderMatch.Extra.valueOf(options.getExtraColumns().toUpperCase(Locale.ROOT)));
  }
}
