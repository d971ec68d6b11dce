package dev.sluice.it.load;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.sluice.it.servers.SchemaAgreement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the rows of a {@link DemoTable} into Cassandra, rows of one partition together. Loading a
 * row again changes nothing.
 *
 * @param inFlight requests on their way at once
 */
public record LoadCassandra(CqlSession session, String keyspace, int inFlight) {

  private static final Logger LOG = LoggerFactory.getLogger(LoadCassandra.class);
  private static final int IN_FLIGHT = 128;
  private static final int ROWS_PER_BATCH = 10;
  private static final double NANOS_PER_SECOND = 1e9;

  public LoadCassandra {
    if (inFlight < 1) {
      throw new IllegalArgumentException(
          "Invalid inFlight: %d. Expected at least 1.".formatted(inFlight));
    }
  }

  /** What a load did; {@code retries} are requests sent again after a time-out. */
  public record Outcome(long rows, long retries, Duration elapsed) {

    public double rowsPerSecond() {
      return rows / (elapsed.toNanos() / NANOS_PER_SECOND);
    }
  }

  /** Loads into an existing keyspace. */
  public static LoadCassandra into(CqlSession session, String keyspace) {
    return new LoadCassandra(session, keyspace, IN_FLIGHT);
  }

  /** A copy with another number of requests at once. */
  public LoadCassandra withInFlight(int requests) {
    return new LoadCassandra(session, keyspace, requests);
  }

  /** Creates the table, which must not be there, and writes its first {@code rows} rows. */
  public Outcome load(DemoTable table, long rows) {
    session.execute(table.cassandraDdl(keyspace));
    SchemaAgreement.await(session);
    return append(table, 0, rows);
  }

  /**
   * Writes the rows with indexes {@code from} (inclusive) to {@code until} (exclusive) into a table
   * that is there.
   *
   * @throws IllegalStateException when Cassandra keeps refusing a write
   */
  public Outcome append(DemoTable table, long from, long until) {
    long start = System.nanoTime();
    AsyncWrites writes = new AsyncWrites(session, inFlight);
    try {
      write(table, from, until, writes);
      Outcome outcome =
          new Outcome(until - from, writes.finish(), Duration.ofNanos(System.nanoTime() - start));
      LOG.info(
          "Loaded {} rows into {}.{} in {} ms, {} rows/s, {} retries",
          outcome.rows(),
          keyspace,
          table.name(),
          outcome.elapsed().toMillis(),
          Math.round(outcome.rowsPerSecond()),
          outcome.retries());
      return outcome;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while loading " + table.name(), e);
    }
  }

  private void write(DemoTable table, long from, long until, AsyncWrites writes)
      throws InterruptedException {
    PreparedInsert insert = new PreparedInsert(session, keyspace, table);
    int partitionColumns = Ddl.names(table, DemoColumn.Role.PARTITION_KEY).size();
    List<@Nullable Object[]> batch = new ArrayList<>();
    for (long index = from; index < until; index++) {
      @Nullable Object[] row = table.row(index);
      if (batch.size() == ROWS_PER_BATCH
          || (!batch.isEmpty() && !samePartition(batch.get(0), row, partitionColumns))) {
        writes.submit(insert.bind(batch));
        batch.clear();
      }
      batch.add(row);
    }
    if (!batch.isEmpty()) {
      writes.submit(insert.bind(batch));
    }
  }

  private static boolean samePartition(
      @Nullable Object[] left, @Nullable Object[] right, int partitionColumns) {
    for (int i = 0; i < partitionColumns; i++) {
      if (!Objects.equals(left[i], right[i])) {
        return false;
      }
    }
    return true;
  }
}
