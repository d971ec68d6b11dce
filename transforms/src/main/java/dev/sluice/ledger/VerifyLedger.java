package dev.sluice.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps comparisons of a source with its target: {@code sluice.verification} and what is below. */
public final class VerifyLedger {
  private VerifyLedger() {}

  /**
   * One comparison.
   *
   * @param id made for it
   * @param settings as in a run
   */
  public record Verification(
      String id, String source, String target, String startedBy, String settings) {}

  /**
   * Where it has ended.
   *
   * @param outcome a word for the exit code
   * @param counts rows of the source, of the target, missing, extra, different, repaired
   */
  public record End(String outcome, List<Long> counts) {
    private static final int COUNTS = 6;

    public End {
      counts = List.copyOf(counts);
      if (counts.size() != COUNTS) {
        throw new IllegalArgumentException("Sluice bug: " + counts);
      }
    }
  }

  /**
   * One value that is not the same on both sides, or a row that one side lacks.
   *
   * @param number of the row, from 1
   * @param kind missing, extra or different
   * @param key the row's key, readable
   * @param column empty if the whole row is meant
   * @param source null if it is null or not there
   * @param target null if it is null or not there
   */
  public record Difference(
      int number,
      String kind,
      String key,
      String column,
      @Nullable String source,
      @Nullable String target) {}

  public static void begin(Connection connection, Verification begun) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO sluice.verification (verification_id, source, target, started_by, settings)"
                + " VALUES (?, ?, ?, ?, ?)")) {
      insert.setString(1, begun.id());
      insert.setString(2, begun.source());
      insert.setString(3, begun.target());
      insert.setString(4, begun.startedBy());
      insert.setString(5, begun.settings());
      insert.executeUpdate();
    }
  }

  /** Keeps a result until {@link #take}; the same one may come several times. */
  public static void save(Connection connection, String id, String name, byte[] result)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO sluice.verification_result (verification_id, name, result) VALUES (?, ?, ?)"
                + " ON CONFLICT (verification_id, name) DO UPDATE SET result = excluded.result")) {
      insert.setString(1, id);
      insert.setString(2, name);
      insert.setBytes(3, result);
      insert.executeUpdate();
    }
  }

  /** A result, which is forgotten; empty if there is none. */
  public static Optional<byte[]> take(Connection connection, String id, String name)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM sluice.verification_result WHERE verification_id = ? AND name = ?"
                + " RETURNING result")) {
      delete.setString(1, id);
      delete.setString(2, name);
      try (ResultSet row = delete.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    }
  }

  /** Keeps differences for whoever asks by SQL, and forgets what an earlier look has found. */
  public static void keep(Connection connection, String id, List<Difference> differences)
      throws SQLException {
    try (PreparedStatement delete =
            connection.prepareStatement("DELETE FROM sluice.difference WHERE verification_id = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO sluice.difference (verification_id, number, kind, key, column_name,"
                    + " source_value, target_value) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      delete.setString(1, id);
      delete.executeUpdate();
      for (Difference difference : differences) {
        insert.setString(1, id);
        insert.setInt(2, difference.number());
        insert.setString(3, difference.kind());
        insert.setString(4, difference.key());
        insert.setString(5, difference.column());
        insert.setString(6, difference.source());
        insert.setString(7, difference.target());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  public static void end(Connection connection, String id, End end) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE sluice.verification SET finished_at = clock_timestamp(), outcome = ?,"
                + " rows_source = ?, rows_target = ?, rows_missing = ?, rows_extra = ?,"
                + " rows_different = ?, rows_repaired = ? WHERE verification_id = ?")) {
      update.setString(1, end.outcome());
      int at = 2;
      for (long count : end.counts()) {
        update.setLong(at++, count);
      }
      update.setString(at, id);
      update.executeUpdate();
    }
  }
}
