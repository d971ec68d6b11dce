package dev.sluice.it.demo;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.sluice.cassandra.Sessions;
import dev.sluice.it.load.DemoTable;
import dev.sluice.it.load.EventsTable;
import dev.sluice.it.load.LoadCassandra;
import dev.sluice.it.load.ReadingsTable;
import dev.sluice.it.servers.LocalCassandra;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.pipelines.ExitStatus;
import dev.sluice.pipelines.Main;
import dev.sluice.row.SetupException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Starts a Cassandra and a PostgreSQL, loads two tables, migrates them with the shipped command,
 * compares source and target value by value.
 */
public final class Demo {
  private static final long SEED = 1;
  private static final String KEYSPACE = "demo";

  private final DemoSettings settings;
  private final LocalCassandra cassandra;
  private final LocalPostgres postgres;
  private final String database;
  private final Path passwordFile;
  private final PrintStream out;

  private Demo(
      DemoSettings settings, LocalCassandra cassandra, LocalPostgres postgres, PrintStream out)
      throws SQLException, IOException {
    this.settings = settings;
    this.cassandra = cassandra;
    this.postgres = postgres;
    this.database = postgres.newDatabase("demo");
    this.passwordFile = Files.createTempFile("sluice-demo", ".password");
    this.out = out;
    Files.writeString(passwordFile, LocalPostgres.SUPERUSER_PASSWORD);
  }

  /** Runs the demo and returns the exit code of {@code sluice}. */
  public static int run(String[] args, PrintStream out) throws SQLException, IOException {
    DemoSettings settings;
    try {
      settings = DemoSettings.of(args);
    } catch (SetupException e) {
      out.println(e.getMessage());
      return ExitStatus.SETUP_WRONG.code();
    }
    out.println("Starting Cassandra and PostgreSQL on this machine ...");
    CompletableFuture<LocalPostgres> starting =
        CompletableFuture.supplyAsync(() -> LocalPostgres.start(LocalPostgres.Settings.durable()));
    try (LocalCassandra cassandra = LocalCassandra.start(LocalCassandra.Settings.fullSpeed());
        LocalPostgres postgres = starting.join()) {
      return new Demo(settings, cassandra, postgres, out).run();
    } finally {
      Sessions.closeAll();
    }
  }

  private int run() throws SQLException, IOException {
    try {
      return loadMigrateVerify();
    } finally {
      Files.deleteIfExists(passwordFile);
    }
  }

  private int loadMigrateVerify() throws SQLException {
    List<DemoTable> tables = List.of(new ReadingsTable(SEED), new EventsTable(SEED));
    load(tables);
    int code = 0;
    for (DemoTable table : tables) {
      out.printf("%n== migrate %s (%d columns)%n", table.name(), table.columns().size());
      code = Math.max(code, Main.run(migrate(table), out).code());
    }
    if (code == 0) {
      code = verify(tables) ? 0 : ExitStatus.INTERNAL_ERROR.code();
    }
    if (settings.keep()) {
      keep();
    }
    return code;
  }

  private void load(List<DemoTable> tables) throws SQLException {
    CqlSession session = cassandra.session();
    session.execute(
        "CREATE KEYSPACE "
            + KEYSPACE
            + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
    try (Connection connection = postgres.connect(database);
        Statement statement = connection.createStatement()) {
      for (DemoTable table : tables) {
        statement.execute(table.postgresDdl("public"));
        LoadCassandra.Outcome outcome =
            LoadCassandra.into(session, KEYSPACE).load(table, settings.rows());
        out.printf(
            "Loaded %,d rows of %s into Cassandra, %,.0f rows/s.%n",
            outcome.rows(), table.name(), outcome.rowsPerSecond());
      }
    }
  }

  private String[] migrate(DemoTable table) {
    List<String> command = new ArrayList<>();
    command.add("migrate");
    command.add("--cassandraHosts=" + cassandra.host());
    command.add("--cassandraPort=" + cassandra.port());
    command.add("--sourceTable=" + KEYSPACE + "." + table.name());
    command.add("--targetHosts=" + postgres.host());
    command.add("--targetPort=" + postgres.port());
    command.add("--targetDatabase=" + database);
    command.add("--targetUser=" + LocalPostgres.SUPERUSER);
    command.add("--targetPassword=file:" + passwordFile);
    command.add("--targetTable=public." + table.name());
    if (settings.passedOn().stream().noneMatch(flag -> flag.startsWith("--allowLossy="))) {
      // Readings have times and durations, which lose their nanoseconds.
      command.add("--allowLossy=*");
    }
    command.addAll(DemoReports.with(settings.passedOn()));
    return command.toArray(String[]::new);
  }

  private boolean verify(List<DemoTable> tables) throws SQLException {
    out.printf("%n== verify: every value of source and target, read by other code%n");
    boolean equal = true;
    try (Connection connection = postgres.connect(database)) {
      Verification verification = new Verification(cassandra.session(), connection, out);
      for (DemoTable table : tables) {
        equal &= verification.compare(KEYSPACE, table);
      }
    }
    return equal;
  }

  private void keep() {
    out.printf(
        """

        The servers stay up until this process ends (Ctrl-C, or Enter):
          Cassandra   cqlsh %s %d     keyspace %s
          PostgreSQL  psql 'postgresql://%s:%s@%s:%d/%s'
        """,
        cassandra.host(),
        cassandra.port(),
        KEYSPACE,
        LocalPostgres.SUPERUSER,
        LocalPostgres.SUPERUSER_PASSWORD,
        postgres.host(),
        postgres.port(),
        database);
    KeepOpen.untilEnterOrInterrupt();
  }
}
