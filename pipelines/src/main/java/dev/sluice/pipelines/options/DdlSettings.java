package dev.sluice.pipelines.options;

import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.types.ColumnType;
import dev.sluice.types.DdlStyle;
import dev.sluice.types.Dialect;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All that {@code ddl} was told, checked.
 *
 * @param output directory for the scripts, may not exist yet; empty to print them
 */
public record DdlSettings(
    CassandraCluster cluster,
    TableChoice tables,
    ColumnChoice columns,
    List<ColumnType> columnTypes,
    DdlStyle style,
    Part part,
    Optional<Path> output) {

  public DdlSettings {
    columnTypes = List.copyOf(columnTypes);
  }

  /** Which statements are written. */
  public enum Part {
    ALL,
    TABLES,
    INDEXES
  }

  /**
   * Reads flags and the config file.
   *
   * @param flags the command line behind the command
   * @param environment for passwords given as {@code env:NAME}
   * @throws dev.sluice.row.SetupException with every problem found
   */
  public static DdlSettings of(String[] flags, Map<String, String> environment) {
    return of(flags, Surroundings.ofThisProcess(environment));
  }

  static DdlSettings of(String[] flags, Surroundings surroundings) {
    Problems problems = new Problems();
    Settings settings = Settings.collect(Flags.DDL, flags, surroundings, problems);
    DdlScriptOptions script = settings.options(DdlScriptOptions.class);
    CassandraSection cassandra = new CassandraSection(settings, problems);
    ColumnChoice columns = cassandra.columns();
    List<ColumnType> types = new TypeSection(settings, problems).columnTypes();
    DdlSettings checked =
        new DdlSettings(
            cassandra.cluster(),
            new SeveralTablesSection(settings, problems).tables(columns.isAll() && types.isEmpty()),
            columns,
            types,
            style(settings, script, problems),
            Part.valueOf(script.getPart().toUpperCase(Locale.ROOT)),
            output(settings, script, problems));
    problems.throwIfAny();
    return checked;
  }

  private static DdlStyle style(Settings settings, DdlScriptOptions script, Problems problems) {
    Dialect dialect = Dialect.valueOf(script.getDialect().toUpperCase(Locale.ROOT));
    if (script.getTablets() > 0 && dialect != Dialect.YUGABYTEDB) {
      problems.add(
          "%s needs --dialect=yugabytedb: PostgreSQL has no tablets."
              .formatted(settings.named("tablets")));
    }
    return new DdlStyle(dialect, script.getTablets());
  }

  private static Optional<Path> output(
      Settings settings, DdlScriptOptions script, Problems problems) {
    try {
      return Optional.ofNullable(script.getOutput()).map(Path::of);
    } catch (InvalidPathException e) {
      problems.add(settings.invalid("output", "a path"));
      return Optional.empty();
    }
  }
}
