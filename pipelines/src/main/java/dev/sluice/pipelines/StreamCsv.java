package dev.sluice.pipelines;

import dev.sluice.copy.Connections;
import dev.sluice.copy.StreamToPostgres;
import dev.sluice.csv.WatchSettings;
import dev.sluice.ledger.RunLedger;
import dev.sluice.ledger.RunRef;
import dev.sluice.pipelines.options.StreamCsvSettings;
import dev.sluice.profiles.SparkProperties;
import dev.sluice.report.TargetStatistics;
import dev.sluice.row.Backoff;
import dev.sluice.row.SetupException;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;

/** The command {@code stream-csv}: check, register, watch and copy until the end, report. */
final class StreamCsv {
  private static final String NAME = "sluice stream-csv";
  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");
  private static final Duration RETURN = Duration.ofSeconds(30);
  private static final Backoff BACKOFF = new Backoff(500, 500);

  private final StreamCsvSettings settings;
  private final PrintStream out;
  private final Instant startedAt = Instant.now();

  StreamCsv(StreamCsvSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  ExitStatus run() throws SQLException {
    ReportFiles.check(settings.run().reportDir());
    FileSystems.setDefaultPipelineOptions(settings.pipelineOptions());
    checkInput();
    Begun begun;
    try (Connection target = Connections.openFirst(settings.target(), NAME)) {
      begun = begin(target);
    }
    StreamEnd end;
    try {
      Pipeline pipeline = assemble(begun);
      end =
          SparkProperties.during(
              settings.spark(), () -> new Stream(settings, begun.run(), out).run(pipeline));
    } finally {
      settings.scratch().ifPresent(Scratch::delete);
    }
    try (Connection target = reconnect(end)) {
      return new StreamReporter(settings, begun.run(), startedAt, begun.target(), begun.before())
          .write(target, end, out);
    } catch (SQLException e) {
      if (end.failure().isPresent()) {
        return end.failure().get().print(out);
      }
      throw e;
    }
  }

  /** Else a folder that is made later would be taken for a file, and watched in vain. */
  private void checkInput() {
    String input = settings.files().input();
    if (GLOB.matcher(input).find()) {
      return;
    }
    try {
      if (FileSystems.match(input, EmptyMatchTreatment.ALLOW).metadata().isEmpty()) {
        throw new SetupException(
            "Cannot watch \"%s\": there is no such folder, and no such file. Create the folder, or give a glob such as %1$s/*.csv for one that comes later."
                .formatted(input));
      }
    } catch (IOException e) {
      throw new SetupException(
          "Cannot watch \"%s\": %s. Expected a folder or a glob that can be read here."
              .formatted(input, e),
          e);
    }
  }

  /** A target that is away is waited for; not after a failure, which may have waited already. */
  private Connection reconnect(StreamEnd end) throws SQLException {
    long deadline = System.nanoTime() + RETURN.toNanos();
    while (true) {
      try {
        return Connections.open(settings.target(), 0, NAME);
      } catch (SQLException e) {
        if (end.failure().isPresent()
            || !Connections.mayPass(e)
            || System.nanoTime() - deadline > 0) {
          throw e;
        }
        BACKOFF.pause(1);
      }
    }
  }

  /** A run that owns its job. */
  private record Begun(CsvTarget target, RunRef run, TargetStatistics before) {}

  private Begun begin(Connection connection) throws SQLException {
    CsvTarget target;
    JobStart start;
    try {
      target = CsvTarget.check(settings, connection);
      RunLedger.createTables(connection);
      start =
          JobStart.ofStream(
              connection, settings.targetTable(), settings.run(), settings.copying().onConflict());
    } catch (SQLException e) {
      throw CheckFailure.of(e, settings.targetTable(), settings.target());
    }
    settings.notes().forEach(note -> out.println("Note: " + note));
    RunRef run = start.begin(connection, target.job(), settings.shown(), settings.run().streams());
    RunLedger.planned(connection, run, 0);
    out.printf(
        "Run %s watches %s for %s.%n",
        run.runId(), settings.files().input(), settings.targetTable());
    return new Begun(target, run, TargetStatistics.read(connection, settings.targetTable()));
  }

  private Pipeline assemble(Begun begun) {
    Pipeline pipeline = Pipeline.create(settings.pipelineOptions());
    pipeline.apply(
        "CopyToPostgres",
        StreamToPostgres.of(
            settings.target(),
            new CsvFeed(
                watch(begun.target()),
                new LedgerPlan(settings.target(), begun.run()),
                begun.target().units(),
                begun.run()),
            begun.run(),
            settings.stream().leases(),
            settings.stream().patience()));
    return pipeline;
  }

  private WatchSettings watch(CsvTarget target) {
    return new WatchSettings(
        settings.files().input(),
        settings.files().completeness(),
        settings.dialect(),
        target.columnsWithoutHeader(),
        target.columnCheck(),
        settings.files().onChanged(),
        settings.files().unitBytes(),
        settings.run().streams());
  }
}
