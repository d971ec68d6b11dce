package dev.sluice.copy;

import dev.sluice.row.IncompleteException;
import dev.sluice.row.Ping;
import dev.sluice.row.SetupException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens connections to the target. */
public final class Connections {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

  /**
   * Nobody waits for ever: not for a lock, and locks of a client that died without a word are given
   * back. Keepalives find a dead host, also in the middle of a COPY, which no timeout of the server
   * ends. Intervals mean the same whatever the role's settings are.
   */
  private static final Map<String, String> DEFAULT_SESSION =
      Map.of(
          "idle_in_transaction_session_timeout", "600000",
          "IntervalStyle", "postgres",
          "lock_timeout", "60000",
          "tcp_keepalives_idle", "30",
          "tcp_keepalives_interval", "10",
          "tcp_keepalives_count", "3");

  /** Microseconds since 1970. */
  private static final String CLOCK =
      "SELECT (extract(epoch FROM clock_timestamp()) * 1e6)::bigint";

  private static final String CHECK_ADDRESS =
      "Check --targetHosts, --targetPort and the TLS flags.";
  private static final String CHECK_TLS =
      "Check --targetSslMode and the files of --targetSslRootCert, --targetSslCert and"
          + " --targetSslKey.";

  private Connections() {}

  /**
   * Opens a connection with auto-commit on, to the host that has the fewest of this process; with
   * YugabyteDB's load balancing the driver chooses.
   *
   * @param turn which host comes first of those that are alike
   * @param name shown in {@code pg_stat_activity.application_name}, cut to 63 bytes by the server
   */
  public static Connection open(PostgresTarget target, int turn, String name) throws SQLException {
    Properties properties = properties(target, name);
    return target.loadBalance()
        ? DriverManager.getConnection(url(target, turned(target.hosts(), turn)), properties)
        : Hosts.of(target)
            .open(
                turn, host -> DriverManager.getConnection(url(target, List.of(host)), properties));
  }

  /** Gives a connection up after an error; others make a detour around its host if it is dead. */
  static void drop(PostgresTarget target, Connection connection, SQLException error) {
    if (!target.loadBalance()) {
      Hosts.of(target).lost(connection, error);
    }
    drop(target, connection);
  }

  /** Closes a connection without a word to the server, which rolls back. */
  public static void drop(PostgresTarget target, Connection connection) {
    try {
      connection.abort(Runnable::run);
      if (target.loadBalance()) {
        // The driver counts what is closed, not what is aborted.
        connection.close();
      }
    } catch (SQLException e) {
      LOG.debug("Aborting a connection failed", e);
    }
  }

  /**
   * Opens the first connection of a command.
   *
   * @throws SetupException saying what to check, if it cannot be opened
   * @throws IncompleteException if the server is there, but takes no connections now
   */
  public static Connection openFirst(PostgresTarget target, String name) {
    try {
      return open(target, 0, name);
    } catch (SQLException e) {
      if (String.valueOf(e.getSQLState()).matches("57P0.|53...")) {
        throw new IncompleteException(
            "The target at %s takes no connections now: %s (SQLSTATE %s). Run the same command again later."
                .formatted(target, reason(e), e.getSQLState()),
            e);
      }
      throw new SetupException(
          "Cannot connect to the target at %s as %s: %s (SQLSTATE %s). %s"
              .formatted(target, target.user(), reason(e), e.getSQLState(), advice(target, e)),
          e);
    }
  }

  /** Asks a server for its clock, several times; the first answers pay for cold code. */
  public static List<Ping> ping(Connection connection, int times) throws SQLException {
    List<Ping> pings = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      for (int i = 0; i < times; i++) {
        Instant sent = Instant.now();
        long start = System.nanoTime();
        try (ResultSet row = statement.executeQuery(CLOCK)) {
          long nanos = System.nanoTime() - start;
          row.next();
          pings.add(
              Ping.of(
                  sent, nanos, Instant.EPOCH.plusNanos(Math.multiplyExact(row.getLong(1), 1000L))));
        }
      }
    }
    return pings;
  }

  /** Whether the server, or the way to it, may do better at another time. */
  public static boolean mayPass(SQLException error) {
    return SqlFailure.of(error, TargetServer.POSTGRESQL) == SqlFailure.TRANSIENT;
  }

  private static String advice(PostgresTarget target, SQLException e) {
    if (target.tls() != null && e.getCause() instanceof SSLException) {
      return CHECK_TLS;
    }
    return switch (String.valueOf(e.getSQLState())) {
      case "28P01" -> "Check --targetUser and --targetPassword.";
      // Said also by a server that insists on encryption or on a client certificate.
      case "28000" -> "Check --targetUser, --targetPassword and the TLS flags.";
      case "3D000" -> "Check --targetDatabase.";
      // The driver's state for certificate files that it cannot use; nobody listening is 08001.
      case "08006" -> target.tls() == null ? CHECK_ADDRESS : CHECK_TLS;
      default -> CHECK_ADDRESS;
    };
  }

  /** The driver says no more than "The connection attempt failed." of a refused certificate. */
  private static String reason(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return e.getCause() instanceof SSLException cause
            && !message.contains(String.valueOf(cause.getMessage()))
        ? message + " " + cause.getMessage()
        : message;
  }

  static String url(PostgresTarget target, List<String> hosts) {
    return "jdbc:%s://%s/%s"
        .formatted(
            target.driver().scheme(),
            String.join(",", hosts),
            URLEncoder.encode(target.database(), StandardCharsets.UTF_8));
  }

  /** The driver asks the first that answers for the cluster's nodes. */
  private static List<String> turned(List<String> hosts, int turn) {
    List<String> turned = new ArrayList<>(hosts);
    Collections.rotate(turned, -Math.floorMod(turn, turned.size()));
    return turned;
  }

  private static Properties properties(PostgresTarget target, String name) {
    Properties properties = new Properties();
    properties.setProperty("user", target.user());
    put(properties, "password", target.password() == null ? null : target.password().value());
    properties.setProperty("ApplicationName", name);
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty(
        "connectTimeout", String.valueOf(Math.max(1, target.connectTimeout().toSeconds())));
    properties.setProperty("options", options(target));
    PostgresTarget.Tls tls = target.tls();
    if (tls != null) {
      properties.setProperty("sslmode", tls.mode());
      put(properties, "sslrootcert", tls.rootCert());
      put(properties, "sslcert", tls.cert());
      put(properties, "sslkey", tls.key());
    }
    if (target.driver() == TargetDriver.YUGABYTEDB) {
      properties.setProperty("load-balance", String.valueOf(target.loadBalance()));
      // Without it the driver asks for the cluster's nodes on every connection.
      properties.setProperty("yb-servers-refresh-interval", "60");
    }
    return properties;
  }

  private static void put(Properties properties, String key, @Nullable String value) {
    if (value != null) {
      properties.setProperty(key, value);
    }
  }

  /** Settings sent with the connection itself, which costs no round trip. */
  static String options(PostgresTarget target) {
    Map<String, String> session = new TreeMap<>(DEFAULT_SESSION);
    session.putAll(target.session());
    return session.entrySet().stream()
        .map(setting -> "-c " + setting.getKey() + "=" + escaped(setting.getValue()))
        .collect(Collectors.joining(" "));
  }

  /** The server splits options at white space (postinit.c, pg_split_opts). */
  private static String escaped(String value) {
    return value.replaceAll("([\\\\\\s])", "\\\\$1");
  }
}
