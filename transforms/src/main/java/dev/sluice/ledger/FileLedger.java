package dev.sluice.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.row.IncompleteException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Remembers files. All but the queries work inside the caller's transaction. */
public final class FileLedger {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INSERT = SqlFile.read("insert-file.sql");
  private static final String RESTORE = SqlFile.read("restore-file.sql");
  private static final String COLUMNS =
      "file_id, path, size_bytes, modified_millis, fingerprint, columns, planned_until, planned_line, state, message";

  private FileLedger() {}

  /**
   * Holds newer runs back until the transaction ends.
   *
   * @throws IncompleteException if a newer run has taken over
   */
  public static void fence(Connection connection, RunRef run) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT 1 FROM sluice.job WHERE job_id = ? AND epoch = ? FOR SHARE")) {
      select.setString(1, run.jobId());
      select.setLong(2, run.epoch());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IncompleteException(run.takenOver());
        }
      }
    }
  }

  /** Whether the run may plan more; as long as the transaction lasts, nobody takes that back. */
  public static boolean mayPlan(Connection connection, RunRef run) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT NOT draining AND stopped IS NULL FROM sluice.run WHERE run_id = ? FOR SHARE")) {
      select.setString(1, run.runId());
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** The newest known version of each of these paths, by path. */
  public static Map<String, FileEntry> newest(
      Connection connection, RunRef run, Collection<String> paths) throws SQLException {
    String sql =
        "SELECT DISTINCT ON (path) "
            + COLUMNS
            + " FROM sluice.file WHERE job_id = ? AND generation = ? AND path = ANY (?)"
            + " AND state <> 'refused'"
            + " ORDER BY path, found_at DESC";
    Map<String, FileEntry> newest = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, run.jobId());
      select.setInt(2, run.generation());
      select.setArray(3, connection.createArrayOf("text", paths.toArray()));
      for (FileEntry file : read(select)) {
        newest.put(file.path(), file);
      }
    }
    return newest;
  }

  /** The files that are not cut to their end, in the order they were found. */
  public static List<FileEntry> planning(Connection connection, RunRef run) throws SQLException {
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM sluice.file WHERE job_id = ? AND generation = ? AND state = 'planning'"
            + " ORDER BY found_at, path";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, run.jobId());
      select.setInt(2, run.generation());
      return read(select);
    }
  }

  /** Registers versions; those that are known stay as they are. */
  public static void add(Connection connection, RunRef run, List<FileEntry> files)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (FileEntry file : files) {
        insert.setString(1, run.jobId());
        insert.setInt(2, run.generation());
        insert.setString(3, file.id());
        insert.setString(4, file.path());
        insert.setLong(5, file.size());
        insert.setLong(6, file.modifiedMillis());
        insert.setString(7, file.fingerprint());
        insert.setString(8, json(file.columns()));
        insert.setLong(9, file.plannedUntil());
        insert.setLong(10, file.plannedLine());
        insert.setString(11, file.state().name().toLowerCase(Locale.ROOT));
        insert.setString(12, file.message());
        insert.setString(13, run.runId());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * Notes that the file is cut further, from where {@code file} was.
   *
   * @return false if someone else has done so
   */
  public static boolean advance(
      Connection connection, RunRef run, FileEntry file, long until, long line, boolean end)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE sluice.file SET planned_until = ?, planned_line = ?, state = ?"
                + " WHERE job_id = ? AND generation = ? AND file_id = ?"
                + " AND state = 'planning' AND planned_until = ?")) {
      update.setLong(1, until);
      update.setLong(2, line);
      update.setString(3, end ? "planned" : "planning");
      update.setString(4, run.jobId());
      update.setInt(5, run.generation());
      update.setString(6, file.id());
      update.setLong(7, file.plannedUntil());
      return update.executeUpdate() == 1;
    }
  }

  /** Sets aside what is left of a version that is there no more. */
  public static void changed(Connection connection, RunRef run, String fileId, String message)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE sluice.file SET state = 'changed', message = ?"
                + " WHERE job_id = ? AND generation = ? AND file_id = ?")) {
      update.setString(1, message);
      update.setString(2, run.jobId());
      update.setInt(3, run.generation());
      update.setString(4, fileId);
      update.executeUpdate();
    }
    FailureLedger.forgetFile(connection, run, fileId);
    PlanStates.setAside(connection, run, fileId);
  }

  /** Takes up a version that is there, perhaps again; what is done of it stays done. */
  public static void restore(Connection connection, RunRef run, String fileId, long modifiedMillis)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(RESTORE)) {
      update.setLong(1, modifiedMillis);
      update.setString(2, run.jobId());
      update.setInt(3, run.generation());
      update.setString(4, fileId);
      update.executeUpdate();
    }
    PlanStates.takeUp(connection, run, fileId);
  }

  /**
   * Files that ended in this state, the newest first; of those that earlier runs have found only
   * the ones that were not replaced since.
   */
  public static List<FileEntry> ended(
      Connection connection, RunRef run, FileEntry.State state, int limit) throws SQLException {
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM sluice.file f WHERE job_id = ? AND generation = ? AND state = ?"
            + " AND (run_id = ? OR NOT EXISTS (SELECT 1 FROM sluice.file n WHERE n.job_id = f.job_id"
            + " AND n.generation = f.generation AND n.path = f.path AND n.found_at > f.found_at"
            + " AND n.state IN ('planning', 'planned', 'done')))"
            + " ORDER BY found_at DESC LIMIT ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, run.jobId());
      select.setInt(2, run.generation());
      select.setString(3, state.name().toLowerCase(Locale.ROOT));
      select.setString(4, run.runId());
      select.setInt(5, limit);
      return read(select);
    }
  }

  /** Notes that the planner has looked. */
  public static void looked(Connection connection, RunRef run, int filesWaiting)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE sluice.run SET looked_at = clock_timestamp(), files_waiting = ?"
                + " WHERE run_id = ?")) {
      update.setInt(1, filesWaiting);
      update.setString(2, run.runId());
      update.executeUpdate();
    }
  }

  private static List<FileEntry> read(PreparedStatement select) throws SQLException {
    List<FileEntry> files = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        files.add(
            new FileEntry(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                columns(row.getString(6)),
                row.getLong(7),
                row.getLong(8),
                FileEntry.State.valueOf(row.getString(9).toUpperCase(Locale.ROOT)),
                row.getString(10)));
      }
    }
    return files;
  }

  static List<String> columns(String json) {
    try {
      return Arrays.asList(JSON.readValue(json, String[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read the columns of a file: \"" + json + "\".", e);
    }
  }

  private static String json(List<String> columns) {
    return JSON.valueToTree(columns).toString();
  }
}
