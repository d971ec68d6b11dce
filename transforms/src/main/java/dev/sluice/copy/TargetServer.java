package dev.sluice.copy;

import dev.sluice.row.SetupException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** The server behind a connection; drivers and servers can be mixed. */
public enum TargetServer {
  POSTGRESQL,
  YUGABYTEDB;

  /** In reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Asks the server what it is, and checks the session settings that would break a unit's
   * transaction.
   *
   * @throws SetupException if this YugabyteDB writes without transactions or as upserts
   */
  public static TargetServer of(Connection connection) throws SQLException {
    if (!show(connection, "server_version").contains("-YB-")) {
      return POSTGRESQL;
    }
    for (String setting :
        new String[] {"yb_disable_transactional_writes", "yb_enable_upsert_mode"}) {
      if ("on".equals(show(connection, setting))) {
        throw new SetupException(
            "Invalid server setting %s=on: a unit would not be all or nothing. Turn it off for this user, or with --targetSession=%s=off."
                .formatted(setting, setting));
      }
    }
    return YUGABYTEDB;
  }

  private static String show(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT coalesce(current_setting('" + setting + "', true), '')")) {
      row.next();
      return row.getString(1);
    }
  }
}
