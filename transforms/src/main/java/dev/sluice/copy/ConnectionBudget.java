package dev.sluice.copy;

import dev.sluice.row.SetupException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many connections the target allows.
 *
 * @param most {@code max_connections}, or what the role or the database is limited to, if that is
 *     less; of all servers together
 * @param reserved for roles that this one is not
 * @param used now, by whomever
 * @param servers that were asked, or that a YugabyteDB cluster has
 */
public record ConnectionBudget(int most, int reserved, int used, int servers) {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionBudget.class);

  /** A command's connections beside those of its streams: for its progress, and for itself. */
  public static final int OF_THE_COMMAND = 2;

  /** The start of the postmaster tells servers apart that have several addresses. */
  private static final String SQL =
      """
      SELECT pg_postmaster_start_time()::text,
             current_setting('max_connections')::int,
             CASE WHEN r.rolsuper THEN 0
                  ELSE current_setting('superuser_reserved_connections')::int
                       + coalesce(current_setting('reserved_connections', true), '0')::int END,
             (SELECT coalesce(sum(numbackends), 0) FROM pg_stat_database),
             r.rolconnlimit,
             (SELECT count(*) FROM pg_stat_activity WHERE usename = r.rolname),
             d.datconnlimit,
             (SELECT coalesce(sum(numbackends), 0) FROM pg_stat_database WHERE datid = d.oid)
      FROM pg_roles r, pg_database d
      WHERE r.rolname = current_user AND d.datname = current_database()
      """;

  /**
   * Asks every server that can be reached.
   *
   * @param own connections that the caller has open now and will not need
   * @throws SQLException if none can be
   */
  public static ConnectionBudget of(PostgresTarget target, int own) throws SQLException {
    Map<String, ConnectionBudget> servers = new LinkedHashMap<>();
    SQLException failure = null;
    int nodes = 0;
    for (String host : target.hosts()) {
      PostgresTarget alone = target.only(host);
      try (Connection connection = Connections.open(alone, 0, "sluice plan")) {
        read(connection, servers);
        nodes = Math.max(nodes, nodes(connection));
      } catch (SQLException e) {
        LOG.warn("Cannot ask {} how many connections it allows: {}.", host, e.getMessage());
        failure = e;
      }
    }
    if (servers.isEmpty() && failure != null) {
      throw failure;
    }
    ConnectionBudget sum = sum(servers.values(), nodes);
    return new ConnectionBudget(sum.most, sum.reserved, Math.max(0, sum.used - own), sum.servers);
  }

  /**
   * Asks one server only.
   *
   * @param hosts that are taken to be like it, unless a YugabyteDB cluster says how many it has
   */
  public static ConnectionBudget of(Connection connection, int hosts) throws SQLException {
    return sum(List.of(ofServer(connection)), Math.max(hosts, nodes(connection)));
  }

  /** Of the server behind a connection, alone. */
  public static ConnectionBudget ofServer(Connection connection) throws SQLException {
    Map<String, ConnectionBudget> server = new LinkedHashMap<>();
    read(connection, server);
    return server.values().iterator().next();
  }

  /**
   * Checks that so many streams can have a connection each, and the command its own.
   *
   * @param allowed what they may have
   * @param streams 0 if unknown
   * @param profile which has a say in that
   * @throws SetupException if not
   */
  public void check(int allowed, int streams, String profile) {
    if (streams > allowed - OF_THE_COMMAND) {
      throw new SetupException(
          "Cannot run %d streams, as the flags and profile %s have it: the target allows %,d connections, %,d of them are reserved and %,d in use, and a run needs %d beside its streams. Ask for at most %d with --streams, or raise max_connections there."
              .formatted(
                  streams,
                  profile,
                  most,
                  reserved,
                  used,
                  OF_THE_COMMAND,
                  Math.max(0, allowed - OF_THE_COMMAND)));
    }
  }

  /** Servers that were not asked are taken to be like the others. */
  private static ConnectionBudget sum(Collection<ConnectionBudget> servers, int nodes) {
    ConnectionBudget sum = new ConnectionBudget(0, 0, 0, 0);
    for (ConnectionBudget server : servers) {
      sum =
          new ConnectionBudget(
              sum.most + server.most,
              sum.reserved + server.reserved,
              sum.used + server.used,
              sum.servers + 1);
    }
    if (nodes <= sum.servers) {
      return sum;
    }
    double times = (double) nodes / sum.servers;
    return new ConnectionBudget(
        (int) (sum.most * times), (int) (sum.reserved * times), (int) (sum.used * times), nodes);
  }

  private static void read(Connection connection, Map<String, ConnectionBudget> servers)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SQL)) {
      row.next();
      // Without the connection that asks.
      ConnectionBudget all =
          new ConnectionBudget(row.getInt(2), row.getInt(3), row.getInt(4) - 1, 1);
      ConnectionBudget ofRole = limited(row.getInt(5), row.getInt(6) - 1);
      ConnectionBudget ofDatabase = limited(row.getInt(7), row.getInt(8) - 1);
      servers.put(row.getString(1), least(all, least(ofRole, ofDatabase)));
    }
  }

  private static ConnectionBudget limited(int limit, int used) {
    return new ConnectionBudget(limit < 0 ? Integer.MAX_VALUE : limit, 0, used, 1);
  }

  private static ConnectionBudget least(ConnectionBudget a, ConnectionBudget b) {
    return a.free() <= b.free() ? a : b;
  }

  /** Of a YugabyteDB cluster; 0 for a server that is none. */
  private static int nodes(Connection connection) throws SQLException {
    if (TargetServer.of(connection) != TargetServer.YUGABYTEDB) {
      return 0;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM yb_servers()")) {
      row.next();
      return row.getInt(1);
    }
  }

  /** What a job can have if nobody else comes or goes. */
  public int free() {
    return Math.max(0, allowed() - used);
  }

  /** What a job could have if it were alone. */
  public int allowed() {
    return most - reserved;
  }
}
