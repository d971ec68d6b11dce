package dev.sluice.it.servers;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Waits after a change of the schema until every node has it. The driver alone asks one node, which
 * may not have heard of a change yet that another one made.
 */
public final class SchemaAgreement {

  private static final SimpleStatement VERSION =
      SimpleStatement.newInstance("SELECT schema_version FROM system.local").setIdempotent(true);

  private SchemaAgreement() {}

  /**
   * Returns when all nodes that are up have the same schema.
   *
   * @throws IllegalStateException when they have not within three minutes
   */
  public static void await(CqlSession session) {
    Deadline.await("one schema version on all nodes", () -> isReached(session));
  }

  private static boolean isReached(CqlSession session) {
    Set<UUID> versions = new HashSet<>();
    try {
      for (Node node : session.getMetadata().getNodes().values()) {
        Row row =
            node.getState() == NodeState.UP ? session.execute(VERSION.setNode(node)).one() : null;
        if (row != null) {
          versions.add(row.getUuid(0));
        }
      }
    } catch (DriverException dyingNode) {
      return false;
    }
    return versions.size() == 1;
  }
}
