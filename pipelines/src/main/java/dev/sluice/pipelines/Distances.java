package dev.sluice.pipelines;

import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.cassandra.ClusterLook;
import dev.sluice.copy.Connections;
import dev.sluice.report.RoundTrips;
import dev.sluice.row.Ping;
import java.sql.Connection;
import java.sql.SQLException;

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
    return Connections.ping(target, TIMES).stream().mapToLong(Ping::nanos).min().orElse(0) / 1000;
  }
}
