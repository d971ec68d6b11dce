package dev.sluice.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class ServersIT {

  @Test
  void cassandraServesAndLeavesNothingBehind() {
    LocalCassandra cassandra = LocalCassandra.start();
    long pid = cassandra.pid();
    Path folder = folderOf(cassandra.logFile());

    CqlSession session = cassandra.session();
    String keyspace = cassandra.newKeyspace("servers");
    session.execute("CREATE TABLE %s.t (id int PRIMARY KEY, word text)".formatted(keyspace));
    session.execute("INSERT INTO %s.t (id, word) VALUES (1, 'one')".formatted(keyspace));
    Row row = session.execute("SELECT word FROM %s.t".formatted(keyspace)).one();
    assertThat(row).extracting(found -> found.getString(0)).isEqualTo("one");
    assertThat(session.getMetadata().getTokenMap()).isPresent();
    assertThat(folder).isDirectory();

    cassandra.close();
    cassandra.close();

    assertGone(pid, folder);
    assertThatThrownBy(cassandra::session)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("it is closed");
  }

  @Test
  void postgresServesAndLeavesNothingBehind() throws SQLException {
    LocalPostgres postgres = LocalPostgres.start();
    long pid = postgres.pid();
    Path folder = folderOf(postgres.logFile());

    String database = postgres.newDatabase("servers");
    postgres.newUser("o'reader", "pass'word");
    String user = askAs(postgres, database, "o'reader", "pass'word", "SELECT current_user");
    assertThat(user).isEqualTo("o'reader");
    assertThatThrownBy(() -> askAs(postgres, database, "o'reader", "wrong", "SELECT 1"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
    assertThat(folder).isDirectory();

    postgres.close();
    postgres.close();

    assertGone(pid, folder);
    assertThatThrownBy(postgres::restart)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("it is closed");
  }

  @Test
  void postgresComesBackOnItsPortWithWhatWasCommitted() throws SQLException {
    try (LocalPostgres postgres = LocalPostgres.start()) {
      int port = postgres.port();
      long pid = postgres.pid();
      String database = postgres.newDatabase("restart");
      try (Connection connection = postgres.connect(database);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE t AS SELECT generate_series(1, 1000) AS n");
        postgres.immediateStop();
        assertThatThrownBy(() -> statement.execute("SELECT 1"))
            .isInstanceOf(SQLException.class)
            .hasMessageMatching("(?s).*(terminating connection|I/O error).*");
      }
      assertThatThrownBy(() -> postgres.connect(database))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("refused");

      postgres.restart();

      assertThat(postgres.port()).isEqualTo(port);
      assertThat(postgres.pid()).isNotEqualTo(pid);
      assertThat(ask(postgres, database, "SELECT count(*) FROM t")).isEqualTo("1000");
    }
  }

  @Test
  void durablePostgresWaitsForTheDisk() throws SQLException {
    try (LocalPostgres postgres = LocalPostgres.start(LocalPostgres.Settings.durable())) {
      assertThat(ask(postgres, LocalPostgres.SUPERUSER, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(postgres, LocalPostgres.SUPERUSER, "SHOW shared_buffers")).isEqualTo("256MB");
      assertThat(ask(postgres, LocalPostgres.SUPERUSER, "SHOW max_connections")).isEqualTo("200");
    }
  }

  private static void assertGone(long pid, Path folder) {
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(folder).doesNotExist();
  }

  private static Path folderOf(Path logFile) {
    return logFile.resolveSibling("").toAbsolutePath();
  }

  private static String ask(LocalPostgres postgres, String database, String sql)
      throws SQLException {
    return askAs(
        postgres, database, LocalPostgres.SUPERUSER, LocalPostgres.SUPERUSER_PASSWORD, sql);
  }

  private static String askAs(
      LocalPostgres postgres, String database, String user, String password, String sql)
      throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.jdbcUrl(database), user, password);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      answer.next();
      return answer.getString(1);
    }
  }
}
