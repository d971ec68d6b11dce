package dev.sluice.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.it.servers.PostgresProxy.Moment;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;

class PostgresProxyIT {
  private final LocalPostgres postgres = SharedServers.postgres();
  private final PostgresProxy proxy =
      PostgresProxy.before(new InetSocketAddress(postgres.host(), postgres.port()));
  private String database = "";

  @BeforeEach
  void createTables() throws SQLException {
    database = postgres.newDatabase("proxy");
    try (Connection direct = postgres.connect(database);
        Statement statement = direct.createStatement()) {
      statement.execute("CREATE SCHEMA sluice");
      statement.execute("CREATE TABLE sluice.unit (id int)");
      statement.execute("CREATE TABLE t (n int)");
    }
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  @ParameterizedTest
  @CsvSource({
    "BEFORE_CLAIM, 0",
    "AFTER_CLAIM, 0",
    "DURING_COPY, 0",
    "AFTER_COPY_DONE, 0",
    "COMMIT_NOT_SENT, 0",
    "COMMIT_SENT, 1"
  })
  void aCutIsWhereItSays(Moment moment, int copies) throws SQLException {
    proxy.cutNext(moment, 1);

    Connection cut = connect();
    assertThatThrownBy(() -> copyUnit(cut))
        .isInstanceOf(SQLException.class)
        .extracting(error -> ((SQLException) error).getSQLState())
        .asString()
        .startsWith("08");
    cut.abort(Runnable::run);

    awaitNoOtherSession();
    assertThat(rows()).isEqualTo(copies);
    assertThat(proxy.cuts()).isEqualTo(1);
    try (Connection connection = connect()) {
      copyUnit(connection);
    }
    assertThat(rows()).isEqualTo(copies + 1);
    assertThat(proxy.cuts()).isEqualTo(1);
  }

  @Test
  void aCommitIsAnsweredBeforeTheCut() throws SQLException {
    proxy.cutNext(Moment.AFTER_COMMIT, 1);

    Connection cut = connect();
    copyUnit(cut);

    assertThatThrownBy(() -> copyUnit(cut)).isInstanceOf(SQLException.class);
    cut.abort(Runnable::run);
    assertThat(rows()).isEqualTo(1);
  }

  /** From its fifth use on the driver sends a statement by name. */
  @ParameterizedTest
  @EnumSource(names = {"BEFORE_CLAIM", "COMMIT_NOT_SENT"})
  void aStatementThatHasANameIsFollowed(Moment moment) throws SQLException {
    Connection cut = connect();
    for (int i = 0; i < 8; i++) {
      copyUnit(cut);
    }
    proxy.cutNext(moment, 1);

    assertThatThrownBy(() -> copyUnit(cut)).isInstanceOf(SQLException.class);
    cut.abort(Runnable::run);
    awaitNoOtherSession();
    assertThat(rows()).isEqualTo(8);
    assertThat(proxy.cuts()).isEqualTo(1);
  }

  @Test
  void aConnectionIsHeldBeforeItIsCut() throws Exception {
    try (Hold hold = proxy.holdAt(Moment.COMMIT_SENT, 1)) {
      try (Connection passes = connect()) {
        copyUnit(passes);
      }
      assertThat(hold.isReached()).isFalse();
      Connection held = connect();
      CompletableFuture<Void> copy =
          CompletableFuture.runAsync(
              () -> assertThatThrownBy(() -> copyUnit(held)).isInstanceOf(SQLException.class));
      while (!hold.isReached()) {
        assertThat(copy).isNotDone();
        Thread.onSpinWait();
      }

      assertThat(rows()).isEqualTo(2);
      assertThat(copy).isNotDone();

      hold.release();
      copy.join();
      held.abort(Runnable::run);
    }
  }

  @Test
  void allConnectionsCanBeCut() throws SQLException {
    try (Connection one = connect();
        Connection other = connect()) {
      proxy.cutAll();

      assertThat(one.isValid(1)).isFalse();
      assertThat(other.isValid(1)).isFalse();
    }
  }

  @Test
  void everythingTakesItsTimeBothWays() throws SQLException {
    try (Connection connection = connect()) {
      proxy.delay(Duration.ofMillis(50));
      long start = System.nanoTime();

      copyUnit(connection);

      // BEGIN goes with the claim; COPY waits for two answers, COMMIT for one.
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }
  }

  private Connection connect() throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            "jdbc:postgresql://%s:%d/%s".formatted(proxy.host(), proxy.port(), database),
            LocalPostgres.SUPERUSER,
            LocalPostgres.SUPERUSER_PASSWORD);
    connection.setAutoCommit(false);
    return connection;
  }

  private static void copyUnit(Connection connection) throws SQLException {
    try (var claim = connection.prepareStatement("INSERT INTO sluice.unit VALUES (?)")) {
      claim.setInt(1, 1);
      claim.executeUpdate();
    }
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY t FROM STDIN", new StringReader("1\n"));
    } catch (IOException e) {
      throw new AssertionError("A string cannot be read", e);
    }
    connection.commit();
  }

  /** The server rolls back when it notices the cut; till then rows may still come. */
  private void awaitNoOtherSession() throws SQLException {
    Deadline.await(
        "no session but this one",
        () -> {
          try {
            return number(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
                == 0;
          } catch (SQLException e) {
            throw new AssertionError(e);
          }
        });
  }

  private long rows() throws SQLException {
    return number("SELECT count(*) FROM t");
  }

  private long number(String query) throws SQLException {
    try (Connection direct = postgres.connect(database);
        Statement statement = direct.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
