package dev.sluice.pipelines;

import dev.sluice.cassandra.CassandraQuery;
import dev.sluice.cassandra.CassandraShape;
import dev.sluice.cassandra.PlanRing;
import dev.sluice.copy.ConstantProbe;
import dev.sluice.copy.TargetServer;
import dev.sluice.copy.TargetTable;
import dev.sluice.encode.RowFilter;
import dev.sluice.encode.RowOrigin;
import dev.sluice.ledger.JobKey;
import dev.sluice.pipelines.options.CreateTarget;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.row.ConstantColumn;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableName;
import dev.sluice.row.TableShape;
import dev.sluice.types.ColumnName;
import dev.sluice.types.ColumnSelection;
import dev.sluice.types.DdlStyle;
import dev.sluice.types.Dialect;
import dev.sluice.types.ShapeCheck;
import dev.sluice.types.TablePlan;
import dev.sluice.types.TargetDdl;
import dev.sluice.types.WantedTypes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Source and target of a migration, found and checked against each other.
 *
 * @param format of the rows that are sent
 * @param job identifies the migration over all its runs
 * @param origin for rows that have to be shown
 * @param targetKey the target's primary key if conflicts are looked for, else empty
 * @param source the source's table, with all of its columns
 * @param target the target's table, with all of its columns
 * @param version tells whether the source table was changed meanwhile
 * @param filter which rows are copied
 */
record Tables(
    CassandraQuery query,
    TablePlan plan,
    TargetServer server,
    FormatChoice format,
    JobKey job,
    RowOrigin origin,
    List<String> targetKey,
    TableShape source,
    TableShape target,
    SourceVersion version,
    RowFilter filter) {

  /**
   * Looks at both tables; makes the target's if that is wanted.
   *
   * @throws SetupException with all that does not fit
   */
  static Tables check(MigrateSettings settings, Connection target) throws SQLException {
    TableName name = settings.source().table();
    TableShape source = CassandraShape.read(settings.cluster(), name);
    List<ColumnName> columns =
        WantedTypes.apply(
            source,
            ColumnSelection.of(
                source,
                settings.source().columns(),
                settings.source().renames(),
                settings.source().excluded()),
            settings.types().columnTypes());
    TargetServer server = TargetServer.of(target);
    if (settings.createTarget() == CreateTarget.IF_MISSING
        && TargetTable.read(target, settings.targetTable()).isEmpty()) {
      // A run that is refused leaves no table behind.
      settings.types().allowedLosses().check(WantedTypes.losses(source, columns), source);
    }
    TableShape targetShape = targetShape(settings, target, source, columns, server);
    TablePlan plan = plan(settings, target, source, targetShape, columns);
    settings.types().allowedLosses().check(plan.losses(), source);
    RowFilters rows = RowFilters.of(settings, source, plan.sourceNames());
    List<String> read = new ArrayList<>(plan.sourceNames());
    read.addAll(rows.read());
    CassandraQuery query =
        new CassandraQuery(name, source.partitionKey(), read, settings.source().where());
    CassandraShape.checkQuery(settings.cluster(), query);
    PlanRing.check(settings.cluster(), settings.source().part());
    return new Tables(
        query,
        plan,
        server,
        FormatChoice.decide(settings, target, plan, server),
        job(settings, plan),
        origin(settings, source, plan),
        targetKey(settings, targetShape, plan),
        source,
        targetShape,
        SourceVersion.of(settings, source),
        rows.filter());
  }

  private static TablePlan plan(
      MigrateSettings settings,
      Connection target,
      TableShape source,
      TableShape targetShape,
      List<ColumnName> columns)
      throws SQLException {
    Map<String, String> wanted = settings.source().constants();
    List<ConstantColumn> constants;
    try {
      constants = ConstantProbe.read(target, settings.targetTable(), wanted);
    } catch (SetupException e) {
      throw withMore(
          e, () -> ShapeCheck.plan(source, targetShape, columns, wanted.keySet(), List.of()));
    }
    return ShapeCheck.plan(source, targetShape, columns, wanted.keySet(), constants);
  }

  /** The problems of a first check and of a second, which is only run for its problems. */
  private static SetupException withMore(SetupException first, Supplier<TablePlan> second) {
    List<String> problems = new ArrayList<>(first.problems());
    try {
      TablePlan unused = second.get();
    } catch (SetupException e) {
      problems.addAll(e.problems());
    }
    return new SetupException(problems);
  }

  private static RowOrigin origin(MigrateSettings settings, TableShape source, TablePlan plan) {
    List<Integer> key = source.partitionKey().stream().map(plan.sourceNames()::indexOf).toList();
    boolean known = !key.contains(-1) && CassandraShape.hashesByMurmur3(settings.cluster());
    return new RowOrigin(source.name(), known ? key : List.of());
  }

  private static List<String> targetKey(
      MigrateSettings settings, TableShape target, TablePlan plan) {
    List<String> key = target.clusteringKey();
    return switch (settings.copying().onConflict()) {
      case UPDATE -> updateKey(target.name(), key, plan.targetNames());
      case SKIP -> plan.targetNames().containsAll(key) ? key : List.of();
      case FAIL, REJECT -> List.of();
    };
  }

  /**
   * The primary key of a target whose rows may be updated.
   *
   * @throws SetupException if there is none, or {@code columns} lack a part of it
   */
  static List<String> updateKey(TableName target, List<String> key, List<String> columns) {
    if (key.isEmpty() || !columns.containsAll(key)) {
      throw new SetupException(
          "Cannot update rows of %s: --onConflict=update needs a primary key whose columns are all copied; it has %s."
              .formatted(target, key.isEmpty() ? "none" : String.join(", ", key)));
    }
    return key;
  }

  private static TableShape targetShape(
      MigrateSettings settings,
      Connection target,
      TableShape source,
      List<ColumnName> columns,
      TargetServer server)
      throws SQLException {
    TableName name = settings.targetTable();
    Dialect dialect = server == TargetServer.YUGABYTEDB ? Dialect.YUGABYTEDB : Dialect.POSTGRESQL;
    Supplier<String> ddl =
        () ->
            TargetDdl.createTable(
                name,
                source,
                columns,
                settings.source().constants().keySet(),
                new DdlStyle(dialect, 0));
    if (settings.createTarget() == CreateTarget.IF_MISSING) {
      create(target, ddl.get());
    }
    return TargetTable.read(target, name)
        .orElseThrow(
            () ->
                new SetupException(
                    "Cannot find target table %s in %s. Create it, or let Sluice do so with --createTarget=if-missing; that would run:%n%s"
                        .formatted(name, settings.target(), ddl.get())));
  }

  private static void create(Connection target, String ddl) {
    try (Statement statement = target.createStatement()) {
      statement.execute(ddl);
    } catch (SQLException e) {
      throw new SetupException(
          "Cannot create the target table: %s. The statement was:%n%s"
              .formatted(e.getMessage(), ddl),
          e);
    }
  }

  private static JobKey job(MigrateSettings settings, TablePlan plan) {
    String columns =
        plan.columns().stream()
            .map(c -> c.source().equals(c.target()) ? c.source() : c.source() + "=" + c.target())
            .collect(Collectors.joining(","));
    String constants =
        settings.source().constants().entrySet().stream()
            .map(constant -> "," + constant.getKey() + "=\"" + constant.getValue() + "\"")
            .collect(Collectors.joining());
    String where = settings.source().where();
    return new JobKey(
        "cassandra:%s/%s%s -> %s"
            .formatted(
                CassandraShape.clusterName(settings.cluster()),
                settings.source().table(),
                settings.source().part().isWhole() ? "" : " " + settings.source().part(),
                settings.targetTable()),
        columns
            + constants
            + RowFilters.remark(settings.source().rows())
            + (where.isEmpty() ? "" : " where " + where),
        new JobLayout(
                settings.source().table(), settings.targetTable(), plan.columns(), plan.constants())
            .json(),
        false);
  }
}
