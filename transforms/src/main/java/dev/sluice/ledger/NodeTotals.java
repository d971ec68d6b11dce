package dev.sluice.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What one node of the target took of a run.
 *
 * @param node address and port by which the server knows itself
 * @param bytes that COPY sent to it
 * @param copyMicros that its COPYs took, over all streams
 */
public record NodeTotals(String node, long units, long bytes, long copyMicros) {
  private static final String SQL =
      "SELECT node, count(*), sum(bytes), sum(copy_micros) FROM sluice.unit"
          + " WHERE run_id = ? AND node <> '' GROUP BY node ORDER BY node";

  /** By node; of a stream's units those that are not folded yet. */
  public static List<NodeTotals> read(Connection connection, String runId) throws SQLException {
    List<NodeTotals> nodes = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(SQL)) {
      select.setString(1, runId);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          nodes.add(
              new NodeTotals(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)));
        }
      }
    }
    return nodes;
  }
}
