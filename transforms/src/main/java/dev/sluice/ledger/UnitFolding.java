package dev.sluice.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up a stream's old units in one row for each run, so that its ledger stays small however long
 * it runs: all sums and latencies stay, times of single units go. Works inside the caller's
 * transaction.
 */
public final class UnitFolding {
  /** What stands before the run's id in the unit id of its folded units. */
  static final String FOLDED = "folded ";

  private static final String FOLD = SqlFile.read("fold-units.sql");
  private static final String ADD = SqlFile.read("add-folded.sql");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<TreeMap<String, Long>> COUNTS = new TypeReference<>() {};

  /** Columns of a folded unit that are numbers, from {@code units} to {@code retry_micros}. */
  private static final int NUMBERS = 17;

  private UnitFolding() {}

  /**
   * What is left alone.
   *
   * @param age of a unit since its commit
   * @param last so many are not folded, whatever their age
   * @param most so many are folded at once
   */
  public record Limits(Duration age, int last, int most) {}

  private static String unitId(String runId) {
    return FOLDED + runId;
  }

  /** Folds units of a job, if that is worth the while; returns how many. */
  public static long fold(Connection connection, RunRef run, Limits limits) throws SQLException {
    if (units(connection, run) <= limits.last() + limits.most() / 2) {
      return 0;
    }
    long folded = 0;
    try (PreparedStatement select = connection.prepareStatement(FOLD)) {
      select.setString(1, run.jobId());
      select.setInt(2, run.generation());
      select.setLong(3, limits.age().toSeconds());
      select.setInt(4, limits.last());
      select.setString(5, run.jobId());
      select.setInt(6, run.generation());
      select.setInt(7, limits.most());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          add(connection, run, row);
          folded += row.getLong(2);
        }
      }
    }
    return folded;
  }

  private static long units(Connection connection, RunRef run) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT count(*) FROM sluice.unit WHERE job_id = ? AND generation = ?")) {
      select.setString(1, run.jobId());
      select.setInt(2, run.generation());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void add(Connection connection, RunRef run, ResultSet row) throws SQLException {
    String runId = row.getString(1);
    LatencySketch latency = LatencySketch.empty();
    TreeMap<String, Long> repaired = new TreeMap<>();
    readFolded(connection, run, runId, latency, repaired);
    for (Object sketch : elements(row.getArray(23))) {
      latency.merge((byte[]) sketch);
    }
    for (Object counts : elements(row.getArray(22))) {
      addCounts((String) counts, repaired);
    }
    try (PreparedStatement insert = connection.prepareStatement(ADD)) {
      int at = 1;
      insert.setString(at++, run.jobId());
      insert.setInt(at++, run.generation());
      insert.setString(at++, unitId(runId));
      insert.setString(at++, runId);
      insert.setString(at++, JSON.valueToTree(repaired).toString());
      insert.setBytes(at++, latency.bytes());
      for (int number = 0; number < NUMBERS; number++) {
        insert.setLong(at++, row.getLong(2 + number));
      }
      insert.setString(at++, row.getString(19));
      insert.setTimestamp(at++, row.getTimestamp(20));
      insert.setTimestamp(at, row.getTimestamp(21));
      insert.executeUpdate();
    }
  }

  private static void readFolded(
      Connection connection,
      RunRef run,
      String runId,
      LatencySketch latency,
      Map<String, Long> repaired)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT latency, repaired FROM sluice.unit"
                + " WHERE job_id = ? AND generation = ? AND unit_id = ? FOR UPDATE")) {
      select.setString(1, run.jobId());
      select.setInt(2, run.generation());
      select.setString(3, unitId(runId));
      try (ResultSet before = select.executeQuery()) {
        if (before.next()) {
          latency.merge(before.getBytes(1));
          addCounts(before.getString(2), repaired);
        }
      }
    }
  }

  private static Object[] elements(@Nullable Array array) throws SQLException {
    return array == null ? new Object[0] : (Object[]) array.getArray();
  }

  private static void addCounts(String json, Map<String, Long> sum) {
    try {
      JSON.readValue(json, COUNTS).forEach((column, count) -> sum.merge(column, count, Long::sum));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "Cannot read counts of the ledger: \"" + json + "\". Expected {\"column\": number}.", e);
    }
  }
}
