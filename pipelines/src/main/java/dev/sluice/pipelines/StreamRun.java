package dev.sluice.pipelines;

import dev.sluice.copy.Connections;
import dev.sluice.copy.PaceTerms;
import dev.sluice.copy.StreamToPostgres;
import dev.sluice.copy.TargetServer;
import dev.sluice.copy.UsageRecorder;
import dev.sluice.ledger.LedgerTables;
import dev.sluice.ledger.RunLedger;
import dev.sluice.ledger.RunRef;
import dev.sluice.pipelines.metrics.RunMetrics;
import dev.sluice.pipelines.options.Streaming;
import dev.sluice.profiles.SparkProperties;
import dev.sluice.report.RunFacts;
import dev.sluice.report.TargetStatistics;
import dev.sluice.row.TableName;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;

/** A stream's command: check, register, watch and copy until the end, report. */
final class StreamRun {
  private final Streaming settings;
  private final StreamSource source;
  private final PrintStream out;
  private final String name;
  private final Instant startedAt = Instant.now();

  StreamRun(Streaming settings, StreamSource source, PrintStream out) {
    this.settings = settings;
    this.source = source;
    this.out = out;
    this.name = "sluice " + settings.command();
  }

  ExitStatus run() throws SQLException {
    ReportFiles.check(settings.run().reportDir());
    source.check();
    Begun begun;
    try (Connection target = Connections.openFirst(settings.target(), name)) {
      begun = begin(target);
    }
    StreamEnd end;
    UsageRecorder.begin(settings.target(), begun.run().runId());
    try {
      end =
          SparkProperties.during(
              settings.spark(),
              () ->
                  new Stream(settings, begun.run(), metrics(begun), source.waiting(), out)
                      .run(() -> assemble(begun)));
    } finally {
      source.ended(begun.run());
      pace(begun).end();
      UsageRecorder.end(begun.run().runId());
      settings.scratch().ifPresent(Scratch::delete);
    }
    try (Connection target =
        Reconnection.open(settings.target(), name, end.failure().isPresent())) {
      return new StreamReporter(settings, begun.run()).write(target, end, out);
    } catch (SQLException e) {
      if (end.failure().isPresent()) {
        return end.failure().get().print(out);
      }
      throw e;
    }
  }

  /** A run that owns its job. */
  private record Begun(StreamSource.Prepared prepared, RunRef run) {}

  private Begun begin(Connection connection) throws SQLException {
    StreamSource.Prepared prepared;
    JobStart start;
    try {
      prepared = source.prepare(connection);
      LedgerTables.create(connection);
      start =
          JobStart.ofStream(
              connection,
              prepared.into().tables(),
              settings.run(),
              settings.copying().onConflict());
    } catch (SQLException e) {
      throw CheckFailure.of(e, settings.target());
    }
    settings.notes().forEach(note -> out.println("Note: " + note));
    prepared.notes().forEach(note -> out.println("Note: " + note));
    double setup = Duration.between(startedAt, Instant.now()).toMillis() / 1e3;
    RunRef run =
        start.begin(connection, prepared.job(), settings.shown(), settings.run().streams());
    RunLedger.planned(connection, run, 0);
    Limits.begin(connection, run.runId(), settings.run());
    out.printf("Run %s watches %s for %s.%n", run.runId(), source.name(), prepared.into().name());
    RunLedger.describe(connection, run, facts(connection, prepared, setup));
    return new Begun(prepared, run);
  }

  private String facts(Connection connection, StreamSource.Prepared prepared, double setup)
      throws SQLException {
    StreamSource.Into into = prepared.into();
    List<String> notes = new ArrayList<>(settings.notes());
    notes.addAll(prepared.notes());
    String database = "%s %s".formatted(TargetServer.of(connection).word(), settings.target());
    return new RunFacts(
            settings.command(),
            source.name(),
            into.tables().isEmpty()
                ? "%s; ledger in %s".formatted(into.name(), database)
                : "%s, table %s".formatted(database, into.name()),
            settings.pipelineOptions().getRunner().getSimpleName(),
            setup,
            0,
            notes,
            settings.origins(),
            Versions.of(connection, Map.of()),
            Distances.of(connection),
            new RunFacts.Stream(
                source.arrival(),
                into.tables(),
                into.keyed(),
                TargetStatistics.read(connection, into.tables())))
        .json();
  }

  private PaceTerms pace(Begun begun) {
    return new PaceTerms(
        settings.target(), begun.run().runId(), settings.run().limits(), metrics(begun).meter());
  }

  private RunMetrics metrics(Begun begun) {
    StreamSource.Into into = begun.prepared().into();
    return RunMetrics.of(
        settings.run().metrics(),
        settings.command(),
        begun.run().runId(),
        into.tables().isEmpty()
            ? List.of(into.name())
            : into.tables().stream().map(TableName::toString).toList());
  }

  private Pipeline assemble(Begun begun) {
    Pipeline pipeline = Pipeline.create(settings.pipelineOptions());
    pipeline.apply(
        "CopyToPostgres",
        StreamToPostgres.of(
            pace(begun),
            begun.prepared().feed().apply(begun.run()),
            begun.run(),
            settings.stream().leases(),
            settings.stream().patience()));
    return pipeline;
  }
}
