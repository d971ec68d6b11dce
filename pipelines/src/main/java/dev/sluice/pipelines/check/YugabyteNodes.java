package dev.sluice.pipelines.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The nodes of a YugabyteDB cluster, as one of them names them. */
final class YugabyteNodes {
  private YugabyteNodes() {}

  /**
   * {@code host:port} of each node; none if the server is no YugabyteDB.
   *
   * @param given hosts as the user gave them: if one is a node's public address, so are all, as the
   *     driver has it
   */
  static List<String> read(Connection connection, List<String> given) throws SQLException {
    List<String> inside = new ArrayList<>();
    List<String> outside = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet known =
          statement.executeQuery("SELECT to_regprocedure('yb_servers()') IS NOT NULL")) {
        known.next();
        if (!known.getBoolean(1)) {
          return List.of();
        }
      }
      try (ResultSet node =
          statement.executeQuery(
              "SELECT host, port, coalesce(public_ip, '') FROM yb_servers() ORDER BY host")) {
        while (node.next()) {
          inside.add(Reach.address(node.getString(1), node.getInt(2)));
          outside.add(
              node.getString(3).isEmpty()
                  ? Reach.address(node.getString(1), node.getInt(2))
                  : Reach.address(node.getString(3), node.getInt(2)));
        }
      }
    }
    boolean byPublic =
        given.stream().anyMatch(host -> outside.contains(host) && !inside.contains(host));
    return byPublic ? outside : inside;
  }
}
