package dev.sluice.pipelines;

import dev.sluice.cassandra.PlanRing;
import dev.sluice.cassandra.TableSurvey;
import dev.sluice.copy.ConnectionBudget;
import dev.sluice.copy.Connections;
import dev.sluice.encode.EncodeSettings;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.pipelines.options.PlanSettings;
import dev.sluice.profiles.ClusterSize;
import dev.sluice.row.Unit;
import dev.sluice.trial.Trial;
import dev.sluice.trial.TrialStep;
import dev.sluice.trial.TrialTable;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** The command {@code plan}: looks, tries, works out, and writes a profile. Copies nothing. */
final class Plan {
  private static final String NAME = "sluice plan";

  /** More streams than these are not tried unless asked for or allowed. */
  private static final int MOST_TRIED = 64;

  /** If nothing is tried: twice what one machine of eight processors has. */
  private static final int UNTRIED = 16;

  private static final int STEPS = 8;

  private final PlanSettings settings;
  private final PrintStream out;

  Plan(PlanSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /** Prints the plan. */
  ExitStatus run() throws SQLException {
    PlanProfile.check(settings.profileFile());
    ReportFiles.check(settings.migrate().run().reportDir());
    PlanReport plan;
    try (Connection target = Connections.openFirst(settings.migrate().target(), NAME);
        TrialTarget trial = TrialTarget.of(settings.migrate(), target)) {
      plan = plan(target, trial);
    } catch (SQLException e) {
      throw CheckFailure.of(e, settings.migrate().targetTable(), settings.migrate().target());
    }
    print(plan);
    return ExitStatus.DONE;
  }

  private void print(PlanReport plan) {
    settings.profileFile().ifPresent(file -> PlanProfile.write(file, plan, settings.cluster()));
    if (settings.json()) {
      out.print(plan.json());
      return;
    }
    String text = PlanText.of(plan);
    out.print(text);
    ReportFiles.write(
        settings.migrate().run().reportDir(), "plan-" + plan.table(), text, plan.json(), out);
    settings.profileFile().ifPresent(this::printNext);
  }

  private void printNext(Path file) {
    out.printf("Written: %s. Next: the same with migrate and --profile=%s%n", file, path(file));
  }

  /** A profile is a path if it looks like one. */
  private static String path(Path file) {
    String text = file.toString();
    return text.contains("/") || text.endsWith(".properties") ? text : "./" + text;
  }

  private PlanReport plan(Connection target, TrialTarget trial) throws SQLException {
    MigrateSettings migrate = trial.settings();
    Tables tables = Tables.check(migrate, target);
    TableSurvey survey =
        PlanRing.survey(migrate.cluster(), tables.query(), migrate.source().part(), migrate.read());
    ConnectionBudget connections = ConnectionBudget.of(migrate.target(), 1);
    int most = most(connections);
    List<TrialStep> steps = survey.rows() == 0 ? List.of() : tried(migrate, tables, most);
    StreamChoice streams = StreamChoice.of(settings.streams(), steps, Math.min(UNTRIED, most));
    List<Unit> units = Migrate.plan(migrate, tables, streams.streams(), List.of());
    StreamMemory memory =
        StreamMemory.of(
            steps, migrate.copying().limits(), survey.rows() / Math.max(1, units.size()));
    return new PlanReport(
        migrate.source().table(),
        "cassandra %s, table %s".formatted(migrate.cluster(), migrate.source().table()),
        "%s %s, table %s"
            .formatted(tables.server().word(), migrate.target(), settings.migrate().targetTable()),
        tables.plan().columns().size(),
        survey,
        units.size(),
        connections,
        steps,
        streams,
        memory,
        ClusterSize.of(streams.streams(), settings.executorCores(), memory.bytes()),
        Runtime.getRuntime().availableProcessors(),
        new PlanRemarks(settings, trial).list(target, tables, survey, steps));
  }

  /** Streams that may be tried. */
  private int most(ConnectionBudget connections) {
    OptionalInt asked = settings.streams();
    connections.check(connections.free(), asked.orElse(1), settings.migrate().profile());
    int most = settings.mostStreams().orElse(MOST_TRIED);
    return asked.orElse(Math.min(most, connections.free() - ConnectionBudget.OF_THE_COMMAND));
  }

  private List<TrialStep> tried(MigrateSettings migrate, Tables tables, int most)
      throws SQLException {
    if (settings.trial().isZero()) {
      return List.of();
    }
    if (!settings.json()) {
      out.printf(
          "Trying %s for about %d seconds; nothing of it stays ...%n",
          migrate.source().table(), settings.trial().toSeconds());
    }
    EncodeSettings encode = CopyUnits.encodeSettings(migrate, tables);
    TrialTable table =
        new TrialTable(
            migrate.cluster(),
            tables.query(),
            migrate.read(),
            encode,
            migrate.target(),
            CopyUnits.copySettings(migrate, tables, encode));
    List<Unit> units = Migrate.plan(migrate, tables, MOST_TRIED, List.of());
    Duration each = settings.trial().dividedBy(STEPS);
    return new Trial(table, units).run(most, each);
  }
}
