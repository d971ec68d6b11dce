package dev.sluice.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import dev.sluice.row.TableName;

/**
 * Bytes by {@code system.size_estimates}. Each node knows its primary ranges only, from flushed
 * tables, some minutes old, so every live node is asked and the sum is a guess.
 */
final class SizeEstimates {
  private static final String CQL =
      "SELECT mean_partition_size, partitions_count FROM system.size_estimates"
          + " WHERE keyspace_name = ? AND table_name = ?";

  private SizeEstimates() {}

  static long bytes(CqlSession session, TableName table) {
    SimpleStatement statement =
        SimpleStatement.newInstance(CQL, table.schema(), table.table()).setIdempotent(true);
    long bytes = 0;
    for (Node node : session.getMetadata().getNodes().values()) {
      if (node.getState() == NodeState.UP) {
        for (Row row : session.execute(statement.setNode(node))) {
          bytes += row.getLong(0) * row.getLong(1);
        }
      }
    }
    return bytes;
  }
}
