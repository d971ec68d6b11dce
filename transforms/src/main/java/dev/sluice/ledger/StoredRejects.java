package dev.sluice.ledger;

import dev.sluice.row.RowFormat;
import dev.sluice.row.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds rejected rows again and settles what became of them; only of jobs as they are now. */
public final class StoredRejects {
  /** In the unit's row, or where that was folded. */
  private static final String REPLAYED =
      """
      UPDATE sluice.unit u SET rows_rejected = rows_rejected - 1, %1$s = %1$s + 1
      FROM (SELECT r.job_id, r.generation,
                   coalesce((SELECT v.unit_id FROM sluice.unit v
                             WHERE (v.job_id, v.generation, v.unit_id)
                                   = (r.job_id, r.generation, r.unit_id)),
                            '%2$s' || r.run_id) AS unit_id
            FROM sluice.reject r WHERE r.reject_id = ?) kept
      WHERE (u.job_id, u.generation, u.unit_id) = (kept.job_id, kept.generation, kept.unit_id)
      """;

  private static final String SELECT = SqlFile.read("stored-rejects.sql");

  private StoredRejects() {}

  /**
   * Which rejects.
   *
   * @param state only those in this state; empty for all
   * @param ids only these; empty for all
   * @param table only those for this target table
   */
  public record Filter(
      Optional<String> state, List<Long> ids, Optional<TableName> table, int limit) {}

  /** What became of a row that was replayed. */
  public enum Fate {
    LOADED("rows_loaded"),
    /** Its key was in the target. */
    DUPLICATE("rows_duplicate"),
    /** It deleted the row of its key. */
    DELETED("rows_deleted");

    private final String column;

    Fate(String column) {
      this.column = column;
    }
  }

  /** Those that pass the filter, the oldest first; none if there is no ledger. */
  public static List<StoredReject> list(Connection connection, Filter filter) throws SQLException {
    if (!hasLedger(connection)) {
      return List.of();
    }
    List<StoredReject> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      setTwice(select, 1, filter.state().orElse(null));
      if (filter.ids().isEmpty()) {
        select.setNull(3, Types.ARRAY);
        select.setNull(4, Types.ARRAY);
      } else {
        select.setArray(3, connection.createArrayOf("bigint", filter.ids().toArray()));
        select.setArray(4, connection.createArrayOf("bigint", filter.ids().toArray()));
      }
      setTwice(select, 5, filter.table().map(TableName::schema).orElse(null));
      select.setString(7, filter.table().map(TableName::table).orElse(null));
      select.setInt(8, filter.limit());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(read(row));
        }
      }
    }
    return found;
  }

  /** Takes an open reject for this transaction; false if someone else has settled it. */
  public static boolean lock(Connection connection, StoredReject reject) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT 1 FROM sluice.reject WHERE reject_id = ? AND state = 'open' FOR UPDATE")) {
      select.setLong(1, reject.id());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** The target has taken the row: it counts so in its unit. */
  public static void replayed(Connection connection, StoredReject reject, Fate fate)
      throws SQLException {
    settle(connection, reject, "replayed");
    execute(connection, REPLAYED.formatted(fate.column, UnitFolding.FOLDED), reject);
    execute(
        connection,
        "UPDATE sluice.run SET rows_rejected = rows_rejected - 1 WHERE run_id ="
            + " (SELECT run_id FROM sluice.reject WHERE reject_id = ?)",
        reject);
  }

  /** The row is given up; its unit goes on to count it as rejected. */
  public static void discarded(Connection connection, StoredReject reject) throws SQLException {
    settle(connection, reject, "discarded");
  }

  /** The row was refused again, perhaps for another reason. */
  public static void refusedAgain(Connection connection, StoredReject stored, Reject why)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE sluice.reject SET column_name = ?, sqlstate = ?, message = ? WHERE reject_id = ?")) {
      update.setString(1, why.column());
      update.setString(2, why.sqlState());
      update.setString(3, why.message());
      update.setLong(4, stored.id());
      update.executeUpdate();
    }
  }

  private static void settle(Connection connection, StoredReject reject, String state)
      throws SQLException {
    execute(
        connection,
        "UPDATE sluice.reject SET state = '%s', resolved_at = clock_timestamp() WHERE reject_id = ?"
            .formatted(state),
        reject);
  }

  private static void execute(Connection connection, String sql, StoredReject reject)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, reject.id());
      update.executeUpdate();
    }
  }

  private static boolean hasLedger(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT to_regclass('sluice.reject') IS NOT NULL");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static void setTwice(PreparedStatement select, int at, @Nullable String value)
      throws SQLException {
    select.setString(at, value);
    select.setString(at + 1, value);
  }

  private static StoredReject read(ResultSet row) throws SQLException {
    Timestamp resolved = row.getTimestamp(8);
    return new StoredReject(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getTimestamp(7).toInstant(),
        resolved == null ? null : resolved.toInstant(),
        new Reject(
            row.getLong(9),
            row.getString(10),
            row.getString(11),
            row.getString(12),
            row.getString(13),
            RowFormat.valueOf(row.getString(14).toUpperCase(Locale.ROOT)),
            row.getBytes(15)));
  }
}
