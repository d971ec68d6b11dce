package dev.sluice.pipelines.options;

import dev.sluice.copy.PostgresTarget;
import dev.sluice.csv.CsvDialect;
import dev.sluice.csv.OnChanged;
import dev.sluice.csv.WatchSettings;
import dev.sluice.encode.TextFormats;
import dev.sluice.row.TableName;
import dev.sluice.types.ColumnName;
import dev.sluice.types.HeaderMatch;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * All that {@code stream-csv} was told, checked.
 *
 * @param notes what the user should know about the settings themselves
 * @param shown every setting in effect by flag name, for the ledger and the report; passwords as
 *     {@code ***}
 * @param pipelineOptions for Beam: the runner and its flags, none of Sluice's
 * @param spark {@code spark.*}, to become system properties before the pipeline runs
 * @param scratch a folder of this run alone, which does not exist yet and has to go with it
 */
public record StreamCsvSettings(
    Files files,
    CsvDialect dialect,
    Columns columns,
    TextFormats formats,
    PostgresTarget target,
    TableName targetTable,
    Copying copying,
    StreamSettings stream,
    RunSettings run,
    List<String> notes,
    SortedMap<String, String> shown,
    PipelineOptions pipelineOptions,
    SortedMap<String, String> spark,
    Optional<Path> scratch) {

  public StreamCsvSettings {
    notes = List.copyOf(notes);
    shown = Collections.unmodifiableSortedMap(new TreeMap<>(shown));
    spark = Collections.unmodifiableSortedMap(new TreeMap<>(spark));
  }

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

  /** {@link #shown}: nothing in it is confidential. */
  @Override
  public String toString() {
    return shown.toString();
  }

  static StreamCsvSettings of(String[] flags, Surroundings surroundings) {
    Problems problems = new Problems();
    Settings settings = Settings.collect(Flags.STREAM_CSV, flags, surroundings, problems);
    CsvSection csv = new CsvSection(settings, problems);
    TargetSection target = new TargetSection(settings, problems);
    Running running = Running.of(settings, problems);
    TableName table = TargetTableSection.required(settings, problems);
    StreamCsvSettings checked =
        new StreamCsvSettings(
            csv.files(),
            csv.dialect(),
            columns(settings, problems),
            new FormatSection(settings, problems).formats(),
            target.target(),
            table,
            new CopySection(settings, problems).copying(),
            StreamSection.stream(settings, running.streams(), problems),
            RunSection.run(settings, running.streams(), problems),
            running.notes(),
            Shown.of(settings, running, table),
            running.pipelineOptions(),
            running.spark(),
            running.scratch());
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
