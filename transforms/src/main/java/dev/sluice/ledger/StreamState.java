package dev.sluice.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a stream is.
 *
 * @param lookedAt when its planner last looked for input, by the target's clock; empty before the
 *     first look
 * @param filesWaiting files that were not complete, or not planned, then
 * @param filesPlanning files not yet cut into units to their end
 * @param waiting units that nobody works at
 * @param issued units under way
 * @param failed units that could not be read, several times
 */
public record StreamState(
    Optional<Instant> lookedAt,
    int filesWaiting,
    int filesPlanning,
    int waiting,
    int issued,
    int failed) {
  private static final String SQL = SqlFile.read("stream-state.sql");

  public static StreamState read(Connection connection, RunRef run) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SQL)) {
      select.setString(1, run.runId());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new StreamState(
            Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant),
            row.getInt(2),
            row.getInt(3),
            row.getInt(4),
            row.getInt(5),
            row.getInt(6));
      }
    }
  }

  /** Units that are planned and not committed. */
  public int left() {
    return waiting + issued + failed;
  }

  /** Whether there was a look, and nothing is left to do but what failed. */
  public boolean empty() {
    return lookedAt.isPresent() && filesWaiting + filesPlanning + waiting + issued == 0;
  }

  /** Tells the planner to plan no more, and the readers to issue no more. */
  public static void drain(Connection connection, RunRef run) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE sluice.run SET draining = true WHERE run_id = ?")) {
      update.setString(1, run.runId());
      update.executeUpdate();
    }
  }
}
