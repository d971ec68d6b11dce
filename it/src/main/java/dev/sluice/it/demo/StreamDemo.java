package dev.sluice.it.demo;

import dev.sluice.it.load.Complexity;
import dev.sluice.it.load.Manifest;
import dev.sluice.it.load.SeedLoad;
import dev.sluice.it.load.StreamEventsTable;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.verify.LoadedFiles;
import dev.sluice.it.verify.ManifestAudit;
import dev.sluice.pipelines.ExitStatus;
import dev.sluice.pipelines.Main;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Starts a PostgreSQL, lets the loads of seed 004 appear as files in a folder while the shipped
 * command loads them, and accounts for every row.
 */
public final class StreamDemo {
  private static final String KEEP = "--keep";
  private static final StreamEventsTable TABLE = new StreamEventsTable(1, Complexity.BASIC);

  /** Shortened from 10, 10 and 5 minutes; files and the time between them are the seed's. */
  private static final Map<SeedLoad, Duration> DURATIONS =
      new EnumMap<>(
          Map.of(
              SeedLoad.BASELINE, Duration.ofSeconds(10),
              SeedLoad.HIGH, Duration.ofSeconds(15),
              SeedLoad.STRESS, Duration.ofSeconds(15)));

  /** For Spark to start, and for the last files. */
  private static final Duration MARGIN = Duration.ofSeconds(15);

  private final LocalPostgres postgres;
  private final String database;
  private final Path folder;
  private final Path passwordFile;
  private final List<String> passedOn;
  private final PrintStream out;

  private StreamDemo(LocalPostgres postgres, Path folder, List<String> passedOn, PrintStream out)
      throws SQLException, IOException {
    this.postgres = postgres;
    this.database = postgres.newDatabase("demo");
    this.folder = folder;
    this.passwordFile =
        Files.writeString(folder.resolve("password"), LocalPostgres.SUPERUSER_PASSWORD);
    this.passedOn = passedOn;
    this.out = out;
  }

  /**
   * Runs the demo.
   *
   * @return 0 if every row is accounted for, though {@code stream-csv} itself ends with 1 for the
   *     malformed rows among them
   */
  public static int run(String[] args, PrintStream out) throws SQLException, IOException {
    List<String> passedOn = Arrays.stream(args).filter(arg -> !arg.equals(KEEP)).toList();
    out.println("Starting PostgreSQL on this machine ...");
    Path folder = Files.createTempDirectory("sluice-demo");
    try (LocalPostgres postgres = LocalPostgres.start(LocalPostgres.Settings.durable())) {
      StreamDemo demo = new StreamDemo(postgres, folder, passedOn, out);
      int code = demo.run();
      if (Arrays.asList(args).contains(KEEP)) {
        demo.keep();
      }
      return code;
    } finally {
      TemporaryFolder.delete(folder);
    }
  }

  private int run() throws SQLException, IOException {
    createTable();
    Files.createDirectory(folder.resolve("in"));
    SeedLoads loads =
        new SeedLoads(DURATIONS, folder.resolve("in"), () -> postgres.connect(database), out);
    CompletableFuture<Map<SeedLoad, Manifest>> generating =
        CompletableFuture.supplyAsync(loads::generate);
    ExitStatus status;
    try {
      out.printf("%n== stream-csv --until=%ds%n", until().toSeconds());
      status = stream("--until=" + until().toSeconds() + "s");
    } finally {
      loads.stop();
    }
    Map<SeedLoad, Manifest> manifests = generating.join();
    if (mayGoOn(status) && filesLeft(manifests)) {
      out.printf("%n== stream-csv --until=empty, for files that came after the end%n");
      status = stream("--until=empty");
    }
    if (!mayGoOn(status)) {
      return status.code();
    }
    return account(status, manifests);
  }

  private static Duration until() {
    return DURATIONS.values().stream().reduce(MARGIN, Duration::plus);
  }

  private static boolean mayGoOn(ExitStatus status) {
    return status == ExitStatus.DONE
        || status == ExitStatus.DONE_WITH_REJECTS
        || status == ExitStatus.INCOMPLETE;
  }

  private void createTable() throws SQLException {
    try (Connection connection = postgres.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE.postgresDdl("public"));
      for (String index : TABLE.indexDdl("public")) {
        statement.execute(index);
      }
    }
  }

  private ExitStatus stream(String until) {
    List<String> command = new ArrayList<>();
    command.add("stream-csv");
    command.add("--input=" + folder.resolve("in"));
    command.add("--ready=rename");
    command.add("--onConflict=skip");
    command.add(until);
    command.add("--targetHosts=" + postgres.host());
    command.add("--targetPort=" + postgres.port());
    command.add("--targetDatabase=" + database);
    command.add("--targetUser=" + LocalPostgres.SUPERUSER);
    command.add("--targetPassword=file:" + passwordFile);
    command.add("--targetTable=public." + TABLE.name());
    command.addAll(passedOn);
    return Main.run(command.toArray(String[]::new), out);
  }

  private boolean filesLeft(Map<SeedLoad, Manifest> manifests) throws SQLException {
    try (Connection connection = postgres.connect(database)) {
      LoadedFiles loaded = LoadedFiles.read(connection);
      return manifests.values().stream()
          .anyMatch(manifest -> loaded.of(manifest).size() < manifest.files().size());
    }
  }

  private int account(ExitStatus status, Map<SeedLoad, Manifest> manifests) throws SQLException {
    try (Connection connection = postgres.connect(database)) {
      LoadedFiles loaded = LoadedFiles.read(connection);
      StreamDemoReport report = new StreamDemoReport(manifests, loaded, out);
      report.printLoads();
      report.printCounts();
      ManifestAudit audit =
          ManifestAudit.of(connection, "public", TABLE.name(), List.copyOf(manifests.values()));
      out.printf("%n== audit: every value of the table, computed again%n  %s%n", audit.text());
      new QueryTimings(connection, out).print();
      boolean exact = audit.isClean() && report.balances();
      report.printVerdict(exact, status);
      return exact && status.code() <= ExitStatus.DONE_WITH_REJECTS.code()
          ? ExitStatus.DONE.code()
          : Math.max(status.code(), ExitStatus.INCOMPLETE.code());
    }
  }

  private void keep() {
    out.printf(
        """

        The server and the files stay until this process ends (Ctrl-C, or Enter):
          PostgreSQL  psql 'postgresql://%s:%s@%s:%d/%s'
          files       %s
        """,
        LocalPostgres.SUPERUSER,
        LocalPostgres.SUPERUSER_PASSWORD,
        postgres.host(),
        postgres.port(),
        database,
        folder);
    KeepOpen.untilEnterOrInterrupt();
  }
}
