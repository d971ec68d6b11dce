package dev.sluice.it.demo;

import dev.sluice.report.TargetStatistics;
import dev.sluice.row.TableName;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How fast the loaded table answers, beside the times and sizes of the seed's report. */
record QueryTimings(Connection connection, PrintStream out) {
  private static final int RUNS = 5;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MIB = 1 << 20;

  /** Sizes in the seed's report, in MiB. */
  private static final Map<String, Double> SEED_INDEXES =
      Map.of(
          "idx_events_event_type", 2.1,
          "idx_events_user_id", 3.2,
          "idx_events_product_id", 2.8,
          "idx_events_timestamp", 2.5);

  /** A query, and how long it typically takes in the seed's report. */
  private record Query(String name, String sql, String seed) {}

  private static final Query[] QUERIES = {
    new Query("SELECT COUNT(*)", "SELECT count(*) FROM events", "2-3 ms"),
    new Query("by user_id", "SELECT * FROM events WHERE user_id = 'user_042'", "5-10 ms"),
    new Query("by product_id", "SELECT * FROM events WHERE product_id = 'product_7'", "5-10 ms"),
    new Query(
        "by timestamp range",
        "SELECT * FROM events WHERE event_timestamp >= '2026-01-01 00:05:00'"
            + " AND event_timestamp < '2026-01-01 00:06:00'",
        "10-20 ms"),
    new Query(
        "GROUP BY event_type",
        "SELECT event_type, count(*) FROM events GROUP BY event_type",
        "50-100 ms"),
  };

  void print() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("VACUUM (ANALYZE) events");
      out.printf(
          "%n== queries on the loaded table, to the last row at the client, median of %d%n", RUNS);
      for (Query query : QUERIES) {
        time(statement, query);
      }
      statement.execute("SELECT pg_stat_force_next_flush()");
    }
    indexes();
  }

  private void time(Statement statement, Query query) throws SQLException {
    double[] millis = new double[RUNS];
    long rows = 0;
    for (int run = 0; run < RUNS; run++) {
      long begin = System.nanoTime();
      rows = 0;
      try (ResultSet result = statement.executeQuery(query.sql())) {
        while (result.next()) {
          rows++;
        }
      }
      millis[run] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
    }
    Arrays.sort(millis);
    out.printf(
        "  %-20s %8.1f ms for %,6d rows; seed %s%n",
        query.name(), millis[RUNS / 2], rows, query.seed());
  }

  private void indexes() throws SQLException {
    TargetStatistics statistics =
        TargetStatistics.read(connection, List.of(new TableName("public", "events")));
    out.printf("%n== indexes; the table itself has %.1f MiB%n", statistics.bytes() / MIB);
    for (TargetStatistics.Index index : statistics.indexes()) {
      Double seed = SEED_INDEXES.get(index.name());
      out.printf(
          "  %-22s %8.1f MiB, used %,d times, %.1f %% of its blocks found in shared buffers%s%n",
          index.name(),
          index.bytes() / MIB,
          index.scans(),
          100.0 * index.blocksHit() / Math.max(1, index.blocksHit() + index.blocksRead()),
          seed == null ? "" : "; seed %.1f MiB".formatted(seed));
    }
  }
}
