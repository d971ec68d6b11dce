package dev.sluice.pipelines.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Connections that a server has left for us.
 *
 * @param allowed by the server, the database and the role, whichever allows least
 * @param free of these at the moment
 */
record ConnectionBudget(long allowed, long free) {
  private static final Line.Area AREA = Line.Area.TARGET;

  /** The command itself: one for its own statements, one for progress, one to take over. */
  private static final int BESIDE = 3;

  private static final String SQL =
      """
      WITH used AS (
        SELECT (SELECT coalesce(sum(numbackends), 0) FROM pg_stat_database) AS server,
               (SELECT coalesce(sum(numbackends), 0) FROM pg_stat_database WHERE datname = current_database()) AS base,
               (SELECT count(*) FROM pg_stat_activity WHERE usename = current_user) AS role
      ), most AS (
        SELECT current_setting('max_connections')::bigint - current_setting('superuser_reserved_connections')::bigint
                 - coalesce(current_setting('reserved_connections', true), '0')::bigint AS server,
               (SELECT datconnlimit FROM pg_database WHERE datname = current_database()) AS base,
               (SELECT rolconnlimit FROM pg_roles WHERE rolname = current_user) AS role
      )
      SELECT least(most.server, CASE WHEN most.base < 0 THEN most.server ELSE most.base END,
                   CASE WHEN most.role < 0 THEN most.server ELSE most.role END),
             least(most.server - used.server, CASE WHEN most.base < 0 THEN most.server ELSE most.base - used.base END,
                   CASE WHEN most.role < 0 THEN most.server ELSE most.role - used.role END)
      FROM used, most
      """;

  static ConnectionBudget read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SQL)) {
      row.next();
      return new ConnectionBudget(row.getLong(1), row.getLong(2));
    }
  }

  /**
   * @param streams 0 if nothing is known of them
   * @param hosts over which they are spread
   */
  Line line(String subject, int streams, int hosts) {
    String found = "%d of %d are free".formatted(free, allowed);
    int needed = BESIDE + (streams + hosts - 1) / hosts;
    if (free < needed) {
      return AREA.warn(
          subject,
          found + (streams == 0 ? "" : ", %d streams need %d".formatted(streams, needed)),
          "Units wait and try again when there is none. Use fewer --streams, end other sessions, or raise max_connections, or the limit of the database or role.");
    }
    return AREA.ok(subject, found);
  }
}
