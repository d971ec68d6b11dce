package dev.sluice.pipelines.options;

import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.cassandra.ReadSettings;
import dev.sluice.cassandra.RingPart;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.row.TableName;
import dev.sluice.types.ColumnName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * All that {@code migrate} was told, checked.
 *
 * @param several tables that are copied one after the other; then {@link #of(TableName, TableName)}
 *     says what is true for one of them
 * @param notes what the user should know about the settings themselves
 * @param shown every setting in effect by flag name, for the ledger and the report; passwords as
 *     {@code ***}
 * @param origins where those come from that are no defaults
 * @param pipelineOptions for Beam: the runner and its flags, none of Sluice's
 * @param spark {@code spark.*}, to become system properties before the pipeline runs
 */
public record MigrateSettings(
    CassandraCluster cluster,
    ReadSettings read,
    Optional<TableChoice> several,
    Source source,
    SplitSizes sizes,
    PostgresTarget target,
    TableName targetTable,
    CreateTarget createTarget,
    TypeChoices types,
    Copying copying,
    WantedFormat format,
    RunSettings run,
    List<String> notes,
    SortedMap<String, String> shown,
    SortedMap<String, String> origins,
    PipelineOptions pipelineOptions,
    SortedMap<String, String> spark) {

  public MigrateSettings {
    notes = List.copyOf(notes);
    shown = Collections.unmodifiableSortedMap(new TreeMap<>(shown));
    origins = Collections.unmodifiableSortedMap(new TreeMap<>(origins));
    spark = Collections.unmodifiableSortedMap(new TreeMap<>(spark));
  }

  /**
   * What is copied.
   *
   * @param columns empty for all columns
   * @param renames target names of single columns when all are copied
   * @param excluded source columns that are left out when all are copied
   * @param constants values by target column, in the order given
   * @param where CQL condition without the word WHERE; empty for all rows
   * @param part of the ring
   * @param rows which of those that are read
   */
  public record Source(
      TableName table,
      List<ColumnName> columns,
      List<ColumnName> renames,
      List<String> excluded,
      Map<String, String> constants,
      String where,
      RingPart part,
      RowChoice rows) {
    public Source {
      columns = List.copyOf(columns);
      renames = List.copyOf(renames);
      excluded = List.copyOf(excluded);
      constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    }

    Source of(TableName other) {
      return new Source(other, columns, renames, excluded, constants, where, part, rows);
    }
  }

  /** How large a unit is: whichever is reached first, encoded bytes or rows. */
  public record SplitSizes(long splitBytes, long unitRows) {}

  /**
   * Reads flags, the config file and the profile.
   *
   * @param flags the command line without the command
   * @param environment for passwords given as {@code env:NAME}
   * @throws dev.sluice.row.SetupException with every problem found
   */
  public static MigrateSettings of(String[] flags, Map<String, String> environment) {
    return of(flags, Surroundings.ofThisProcess(environment));
  }

  /** The same for one of several tables. */
  public MigrateSettings of(TableName from, TableName to) {
    SortedMap<String, String> shownForOne = new TreeMap<>(shown);
    shownForOne.put("sourceTable", from.toString());
    shownForOne.put("targetTable", to.toString());
    return new MigrateSettings(
        cluster,
        read,
        Optional.empty(),
        source.of(from),
        sizes,
        target,
        to,
        createTarget,
        types,
        copying,
        format,
        run,
        notes,
        shownForOne,
        origins,
        pipelineOptions,
        spark);
  }

  /** The name of the profile in effect. */
  public String profile() {
    return shown.getOrDefault("profile", "none");
  }

  /** {@link #shown}: nothing in it is confidential. */
  @Override
  public String toString() {
    return shown.toString();
  }

  static MigrateSettings of(String[] flags, Surroundings surroundings) {
    Problems problems = new Problems();
    Settings settings = Settings.collect(Flags.MIGRATE, flags, surroundings, problems);
    MigrateSettings checked =
        of(
            settings,
            TargetTableSection.createTarget(settings),
            new TypeSection(settings, problems).choices(),
            new CopySection(settings, problems).copying(),
            WantedFormat.of(settings),
            problems);
    problems.throwIfAny();
    return checked;
  }

  /** What all commands need that read a table's source and know its target. */
  static MigrateSettings of(
      Settings settings,
      CreateTarget createTarget,
      TypeChoices types,
      Copying copying,
      WantedFormat format,
      Problems problems) {
    CassandraSection cassandra = new CassandraSection(settings, problems);
    TargetSection target = new TargetSection(settings, problems);
    Running running = Running.of(settings, problems);
    ColumnChoice columns = cassandra.columns();
    TableChoice tables =
        new SeveralTablesSection(settings, problems)
            .tables(columns.isAll() && types.columnTypes().isEmpty());
    Source source = cassandra.source(tables.tables().get(0), columns);
    TableName targetTable = tables.target(source.table());
    return new MigrateSettings(
        cassandra.cluster(),
        cassandra.read(),
        settings.has("tables") ? Optional.of(tables) : Optional.empty(),
        source,
        cassandra.sizes(),
        target.target(),
        targetTable,
        createTarget,
        types,
        copying,
        format,
        RunSection.run(settings, running.streams(), problems),
        running.notes(),
        Shown.of(settings, running, targetTable),
        Effective.origins(settings, running.sparkSettings()),
        running.pipelineOptions(),
        running.spark());
  }
}
