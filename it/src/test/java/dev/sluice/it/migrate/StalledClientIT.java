package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.it.load.EventsTable;
import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.ledger.StaleSessions;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client that hangs in the middle of a unit cannot block another attempt for ever. */
@Timeout(180)
class StalledClientIT {
  private static final EventsTable TABLE = new EventsTable(45);

  @TempDir Path folder;

  @Test
  void theSameCommandTakesOverFromAProcessThatHangs() throws Exception {
    Migration migration = Migration.create(folder);
    migration.load(TABLE, 3_000);
    try (ForkedMain hanging = start(migration, "--streams=2", "--unitRows=200")) {
      try (Brake brake = Brake.behind(migration, 3)) {
        hanging.await(brake::holds);
        hanging.suspend();
      }

      var second = migration.run("events", "--unitRows=500");

      assertThat(second.status()).as(second.output()).isEqualTo(ExitStatus.DONE);
      migration.assertSameContent(TABLE);
      hanging.resume();
      assertThat(hanging.exitCode()).as(hanging.output()).isEqualTo(4);
      assertThat(hanging.output()).contains("has taken over");
    }
    migration.assertSameContent(TABLE);
  }

  @Test
  void onlySilentSessionsOfTheSameRunAreEnded() throws Exception {
    Migration migration = Migration.create(folder);
    try (Connection silent = session(migration, "sluice run-1 host:1");
        Connection otherRun = session(migration, "sluice run-2 host:1");
        Connection idle = session(migration, "sluice run-1 host:2");
        Connection evicting = migration.sql()) {
      begin(silent);
      begin(otherRun);

      assertThat(StaleSessions.evictSilent(evicting, "run-1", Duration.ofHours(1))).isZero();
      // Its process may have answered and not be waiting yet.
      long ended;
      do {
        ended = StaleSessions.evictSilent(evicting, "run-1", Duration.ZERO);
      } while (ended == 0);
      assertThat(ended).isEqualTo(1);

      assertThatThrownBy(() -> begin(silent)).isInstanceOf(SQLException.class);
      begin(otherRun);
      begin(idle);
    }
  }

  private ForkedMain start(Migration migration, String... flags) throws Exception {
    return ForkedMain.start(folder, "-Xmx512m", migration.command("events", flags));
  }

  private static Connection session(Migration migration, String name) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", LocalPostgres.SUPERUSER);
    properties.setProperty("password", LocalPostgres.SUPERUSER_PASSWORD);
    properties.setProperty("ApplicationName", name);
    return DriverManager.getConnection(migration.postgres.jdbcUrl(migration.database), properties);
  }

  private static void begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }
}
