package dev.sluice.pipelines;

import dev.sluice.cassandra.CassandraSchema;
import dev.sluice.copy.Connections;
import dev.sluice.ledger.RunSignals;
import dev.sluice.ledger.RunTotals;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.pipelines.options.TableChoice;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableName;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The command {@code migrate} for several tables: all are checked, then one after the other. */
final class MigrateSeveral {
  private static final String NAME = "sluice migrate";

  private final MigrateSettings settings;
  private final TableChoice choice;
  private final PrintStream out;

  MigrateSeveral(MigrateSettings settings, TableChoice choice, PrintStream out) {
    this.settings = settings;
    this.choice = choice;
    this.out = out;
  }

  /** How one table's migration ended. */
  private record Ended(MigrateSettings settings, Migrate migrate, ExitStatus status) {}

  /**
   * Copies every table, the largest first. One that ends badly does not keep the others from being
   * copied; the worst end is the command's.
   *
   * @throws SetupException with all that is wrong with any table; nothing is copied then
   */
  ExitStatus run() throws SQLException {
    ReportFiles.check(settings.run().reportDir());
    List<MigrateSettings> tables =
        largestFirst(SourceTables.list(settings.cluster(), choice)).stream()
            .map(table -> settings.of(table, choice.target(table)))
            .toList();
    check(tables);
    List<Ended> ended = new ArrayList<>();
    boolean told = false;
    for (MigrateSettings table : tables) {
      out.printf("%n== %s%n", table.source().table());
      Migrate migrate = new Migrate(table, out);
      if (told) {
        out.println("Not begun: the run before it was told to stop.");
        ended.add(new Ended(table, migrate, ExitStatus.INCOMPLETE));
      } else {
        ended.add(new Ended(table, migrate, run(migrate)));
        told = isToldToStop(migrate);
      }
    }
    try (Connection target = Reconnection.open(settings.target(), NAME, false)) {
      report(target, ended);
    }
    return ended.stream()
        .map(Ended::status)
        .max(Comparator.comparingInt(ExitStatus::code))
        .orElseThrow();
  }

  private List<TableName> largestFirst(List<TableName> tables) {
    Map<TableName, Long> bytes =
        tables.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    table -> CassandraSchema.bytes(settings.cluster(), table)));
    return tables.stream()
        .sorted(Comparator.comparing(bytes::get, Comparator.reverseOrder()))
        .toList();
  }

  private void check(List<MigrateSettings> tables) throws SQLException {
    List<String> problems = new ArrayList<>();
    try (Connection target = Connections.openFirst(settings.target(), NAME)) {
      for (MigrateSettings table : tables) {
        try {
          new Migrate(table, out).check(target);
        } catch (SetupException e) {
          e.problems().forEach(p -> problems.add(table.source().table() + ": " + p));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new SetupException(problems);
    }
  }

  /** Who stops the run of one table means the command; a target that is away says nothing. */
  private boolean isToldToStop(Migrate migrate) {
    if (migrate.runId().isEmpty()) {
      return false;
    }
    try (Connection target = Connections.open(settings.target(), 0, NAME)) {
      return RunSignals.read(target, migrate.runId().get()).ending();
    } catch (SQLException e) {
      return false;
    }
  }

  private ExitStatus run(Migrate migrate) {
    try {
      return migrate.run();
    } catch (SQLException | RuntimeException e) {
      return Failure.of(e).print(out);
    }
  }

  private void report(Connection target, List<Ended> ended) throws SQLException {
    SeveralReport report = new SeveralReport();
    for (Ended table : ended) {
      if (table.migrate().runId().isPresent()) {
        String run = table.migrate().runId().get();
        report.add(table.settings(), run, table.status(), RunTotals.read(target, run).rows());
      } else {
        report.add(table.settings(), table.status());
      }
    }
    out.print(report.text());
    ReportFiles.write(settings.run().reportDir(), report.name(), report.written(), out);
  }
}
