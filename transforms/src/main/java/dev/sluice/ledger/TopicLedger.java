package dev.sluice.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers how far topics are planned. Works inside the caller's transaction. */
public final class TopicLedger {
  private static final String LAG = SqlFile.read("topic-lag.sql");
  private static final String TOTALS = SqlFile.read("topic-totals.sql");

  private TopicLedger() {}

  /**
   * Of all runs of a job.
   *
   * @param offsets that were planned, gaps among them
   * @param lag offsets that are not planned, as far as the last look saw
   * @param gaps ranges of offsets that the broker had no more
   * @param gapOffsets how many those were
   */
  public record Totals(
      long topics, long partitions, long offsets, long lag, long gaps, long gapOffsets) {}

  public static List<TopicPartitionEntry> read(Connection connection, RunRef run)
      throws SQLException {
    List<TopicPartitionEntry> partitions = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT topic, partition_id, cluster_id, topic_id, first_offset, planned_until,"
                + " end_offset FROM sluice.topic_partition"
                + " WHERE job_id = ? AND generation = ? ORDER BY topic, partition_id")) {
      select.setString(1, run.jobId());
      select.setInt(2, run.generation());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          partitions.add(
              new TopicPartitionEntry(
                  row.getString(1),
                  row.getInt(2),
                  row.getString(3),
                  row.getString(4),
                  row.getLong(5),
                  row.getLong(6),
                  row.getLong(7)));
        }
      }
    }
    return partitions;
  }

  /** Registers partitions; those that are known stay as they are. */
  public static void add(Connection connection, RunRef run, List<TopicPartitionEntry> partitions)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO sluice.topic_partition (job_id, generation, topic, partition_id,"
                + " cluster_id, topic_id, first_offset, planned_until, end_offset)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (job_id, generation, topic, partition_id) DO NOTHING")) {
      for (TopicPartitionEntry partition : partitions) {
        insert.setString(1, run.jobId());
        insert.setInt(2, run.generation());
        insert.setString(3, partition.topic());
        insert.setInt(4, partition.partition());
        insert.setString(5, partition.clusterId());
        insert.setString(6, partition.topicId());
        insert.setLong(7, partition.first());
        insert.setLong(8, partition.plannedUntil());
        insert.setLong(9, partition.end());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * Moves a partition's plan on, if nobody else has.
   *
   * @return whether it was moved
   */
  public static boolean advance(
      Connection connection, RunRef run, TopicPartitionEntry from, long until, long end)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE sluice.topic_partition SET planned_until = ?, end_offset = ?"
                + " WHERE job_id = ? AND generation = ? AND topic = ? AND partition_id = ?"
                + " AND planned_until = ?")) {
      update.setLong(1, until);
      update.setLong(2, end);
      update.setString(3, run.jobId());
      update.setInt(4, run.generation());
      update.setString(5, from.topic());
      update.setInt(6, from.partition());
      update.setLong(7, from.plannedUntil());
      return update.executeUpdate() == 1;
    }
  }

  /**
   * The topic's id when its job began with it: another one than that of a topic of the same name
   * that was there before.
   *
   * @throws SQLException also if the job does not know the partition
   */
  public static String topicId(Connection connection, String jobId, String topic, int partition)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT t.topic_id FROM sluice.topic_partition t JOIN sluice.job j"
                + " ON j.job_id = t.job_id AND j.generation = t.generation"
                + " WHERE t.job_id = ? AND t.topic = ? AND t.partition_id = ?")) {
      select.setString(1, jobId);
      select.setString(2, topic);
      select.setInt(3, partition);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new SQLException(
              "The ledger has no partition %d of topic %s.".formatted(partition, topic));
        }
        return row.getString(1);
      }
    }
  }

  /** Notes offsets that are gone. */
  public static void addGap(
      Connection connection, RunRef run, TopicPartitionEntry partition, long until)
      throws SQLException {
    addGap(
        connection,
        run,
        new Gap(partition.topic(), partition.partition(), partition.plannedUntil(), until));
  }

  /** Offsets of a partition that are gone. */
  public record Gap(String topic, int partition, long from, long until) {}

  /** Notes offsets that are gone. */
  public static void addGap(Connection connection, RunRef run, Gap gap) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO sluice.offset_gap (job_id, generation, topic, partition_id, from_offset,"
                + " until_offset, run_id) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, run.jobId());
      insert.setInt(2, run.generation());
      insert.setString(3, gap.topic());
      insert.setInt(4, gap.partition());
      insert.setLong(5, gap.from());
      insert.setLong(6, gap.until());
      insert.setString(7, run.runId());
      insert.executeUpdate();
    }
  }

  /** For each partition with units that are not committed: how many, and from where on. */
  public static Map<String, Open> open(Connection connection, RunRef run) throws SQLException {
    Map<String, Open> open = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT source_id, count(*), count(*) FILTER (WHERE state = 'failed'),"
                + " min(range_from::bigint) FROM sluice.planned_unit"
                + " WHERE job_id = ? AND generation = ? GROUP BY source_id")) {
      select.setString(1, run.jobId());
      select.setInt(2, run.generation());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          open.put(row.getString(1), new Open(row.getInt(2), row.getInt(3), row.getLong(4)));
        }
      }
    }
    return open;
  }

  /**
   * Units of a partition that are not known to be committed.
   *
   * @param failed those that this run does not try again
   * @param from the first one's offset
   */
  public record Open(int units, int failed, long from) {}

  /**
   * How far a job's commits are behind the ends of its partitions that the last look saw.
   *
   * @param partitions 0 if the job reads no topics
   * @param offsets not committed, over all partitions
   * @param most of one partition
   */
  public record Lag(int partitions, long offsets, long most) {}

  public static Lag lag(Connection connection, RunRef run) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LAG)) {
      select.setString(1, run.jobId());
      select.setInt(2, run.generation());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Lag(row.getInt(1), row.getLong(2), row.getLong(3));
      }
    }
  }

  public static Totals totals(Connection connection, RunRef run) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(TOTALS)) {
      for (int at = 1; at <= 6; at += 2) {
        select.setString(at, run.jobId());
        select.setInt(at + 1, run.generation());
      }
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Totals(
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            row.getLong(6));
      }
    }
  }
}
