package dev.sluice.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Keeps what processes of runs took. */
public final class UsageLedger {
  private static final String INSERT =
      "INSERT INTO sluice.usage_sample (run_id, process, role, sampled_at, processors, cpu_micros,"
          + " resident_bytes, heap_bytes, machine_cpu, collections, collection_millis)"
          + " VALUES (?, ?, ?, clock_timestamp() - ? * interval '1 millisecond', ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT DO NOTHING";
  private static final String SELECT =
      "SELECT process, role, sampled_at, processors, cpu_micros, resident_bytes, heap_bytes,"
          + " machine_cpu, collections, collection_millis FROM sluice.usage_sample"
          + " WHERE run_id = ? ORDER BY role, process, sampled_at";

  private UsageLedger() {}

  /** Adds samples; their moments are told by this process's clock and kept by the target's. */
  public static void add(Connection connection, String runId, List<UsageSample> samples)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (UsageSample sample : samples) {
        insert.setString(1, runId);
        insert.setString(2, sample.process());
        insert.setString(3, sample.role().name().toLowerCase(Locale.ROOT));
        insert.setLong(4, Math.max(0, Instant.now().toEpochMilli() - sample.at().toEpochMilli()));
        insert.setInt(5, sample.processors());
        insert.setLong(6, sample.cpuMicros());
        insert.setLong(7, sample.residentBytes());
        insert.setLong(8, sample.heapBytes());
        insert.setDouble(9, sample.machineCpu());
        insert.setLong(10, sample.collections());
        insert.setLong(11, sample.collectionMillis());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Whether a process other than the one that leads the run has noted anything. */
  public static boolean hasWorker(Connection connection, String runId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT EXISTS (SELECT 1 FROM sluice.usage_sample WHERE run_id = ? AND role = 'worker')")) {
      select.setString(1, runId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Of all processes of a run, each one's in order of time. */
  public static List<UsageSample> read(Connection connection, String runId) throws SQLException {
    List<UsageSample> samples = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setString(1, runId);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          samples.add(
              new UsageSample(
                  row.getString(1),
                  UsageSample.Role.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                  row.getTimestamp(3).toInstant(),
                  row.getInt(4),
                  row.getLong(5),
                  row.getLong(6),
                  row.getLong(7),
                  row.getDouble(8),
                  row.getLong(9),
                  row.getLong(10)));
        }
      }
    }
    return samples;
  }
}
