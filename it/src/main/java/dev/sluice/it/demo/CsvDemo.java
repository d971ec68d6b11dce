package dev.sluice.it.demo;

import dev.sluice.it.load.Complexity;
import dev.sluice.it.load.CsvLoad;
import dev.sluice.it.load.GenerateCsv;
import dev.sluice.it.load.Manifest;
import dev.sluice.it.load.SeedLoad;
import dev.sluice.it.load.StreamEventsTable;
import dev.sluice.it.verify.LoadedFiles;
import dev.sluice.it.verify.ManifestAudit;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Starts a PostgreSQL, lets the loads of seed 004 appear as files in a folder while the shipped
 * command loads them, and accounts for every row.
 */
public final class CsvDemo {
  private static final String COMMAND = "stream-csv";
  private static final StreamEventsTable TABLE = new StreamEventsTable(1, Complexity.BASIC);
  private static final double FLAWS = 0.01;

  /** Shortened from 10, 10 and 5 minutes; files and the time between them are the seed's. */
  private static final Map<SeedLoad, Duration> DURATIONS =
      new EnumMap<>(
          Map.of(
              SeedLoad.BASELINE, Duration.ofSeconds(10),
              SeedLoad.HIGH, Duration.ofSeconds(15),
              SeedLoad.STRESS, Duration.ofSeconds(15)));

  /** For Spark to start, and for the last files. */
  private static final Duration MARGIN = Duration.ofSeconds(15);

  private final DemoTarget target;
  private final Path input;

  private CsvDemo(DemoTarget target) throws IOException {
    this.target = target;
    this.input = Files.createDirectory(target.folder().resolve("in"));
  }

  /**
   * Runs the demo.
   *
   * @return 0 if every row is accounted for, though {@code stream-csv} itself ends with 1 for the
   *     malformed rows among them
   */
  public static int run(String[] args, PrintStream out) throws SQLException, IOException {
    out.println("Starting PostgreSQL on this machine ...");
    return DemoTarget.play(args, out, target -> new CsvDemo(target).run());
  }

  private int run() throws SQLException, IOException {
    target.create(TABLE);
    Map<SeedLoad, DemoLoads.Load<Manifest>> loads = new EnumMap<>(SeedLoad.class);
    DURATIONS.forEach((load, duration) -> loads.put(load, () -> generate(load, duration)));
    DemoLoads.Outcome<SeedLoad, Manifest> outcome =
        new DemoLoads<>(target, List.of(COMMAND, "--input=" + input, "--ready=rename"), loads)
            .stream(DURATIONS.values().stream().reduce(MARGIN, Duration::plus), this::areFilesLeft);
    int code = outcome.mayGoOn() ? account(outcome) : outcome.status().code();
    target.keep("files       " + input);
    return code;
  }

  private Manifest generate(SeedLoad load, Duration duration) throws IOException {
    CsvLoad good = load.lasting(duration, input);
    CsvLoad csv = load == SeedLoad.STRESS ? good.withFlaws(FLAWS, FLAWS) : good;
    target
        .out()
        .printf(
            "-- %s load begins: %d to %d rows a file, %s%n",
            load, csv.fileRows().least(), csv.fileRows().most(), csv.schedule().text());
    GenerateCsv.run(csv);
    return Manifest.read(csv.manifest());
  }

  private boolean areFilesLeft(Map<SeedLoad, Manifest> manifests) throws SQLException {
    try (Connection connection = target.connect()) {
      LoadedFiles loaded = LoadedFiles.read(connection);
      return manifests.values().stream()
          .anyMatch(manifest -> loaded.of(manifest).size() < manifest.files().size());
    }
  }

  private int account(DemoLoads.Outcome<SeedLoad, Manifest> outcome) throws SQLException {
    PrintStream out = target.out();
    try (Connection connection = target.connect()) {
      CsvDemoReport report =
          new CsvDemoReport(outcome.generated(), LoadedFiles.read(connection), out);
      report.printLoads();
      report.printCounts();
      ManifestAudit audit =
          ManifestAudit.of(
              connection, "public", TABLE.name(), List.copyOf(outcome.generated().values()));
      out.printf("%n== audit: every value of the table, computed again%n  %s%n", audit.text());
      new QueryTimings(connection, out).print();
      boolean exact = audit.isClean() && report.balances();
      report.verdict().print(out, COMMAND, exact, outcome.status());
      return outcome.code(exact);
    }
  }
}
