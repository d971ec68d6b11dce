package dev.sluice.pipelines;

import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.cassandra.ClusterLook;
import dev.sluice.report.RoundTrips;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How far the servers are from this machine: the shortest of some round trips. */
final class Distances {
  /** The first ones pay for code that is not compiled yet. */
  private static final int TIMES = 5;

  private Distances() {}

  static RoundTrips of(CassandraCluster cluster, Connection target) throws SQLException {
    return new RoundTrips(ClusterLook.roundTripMicros(cluster, TIMES), micros(target));
  }

  /** Of a stream, whose input is not asked for answers. */
  static RoundTrips of(Connection target) throws SQLException {
    return new RoundTrips(0, micros(target));
  }

  private static long micros(Connection target) throws SQLException {
    long shortest = Long.MAX_VALUE;
    try (Statement statement = target.createStatement()) {
      for (int i = 0; i < TIMES; i++) {
        long start = System.nanoTime();
        try (ResultSet answer = statement.executeQuery("SELECT 1")) {
          answer.next();
          shortest = Math.min(shortest, System.nanoTime() - start);
        }
      }
    }
    return shortest / 1000;
  }
}
