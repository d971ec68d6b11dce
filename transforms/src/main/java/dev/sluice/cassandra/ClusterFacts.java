package dev.sluice.cassandra;

import java.util.List;

/**
 * A cluster as it describes itself.
 *
 * @param partitioner class name
 * @param protocol version of the native protocol that is spoken
 * @param nodes all that the ring knows, dead ones too, by address
 */
public record ClusterFacts(
    String name, String partitioner, String protocol, List<NodeFacts> nodes) {
  public ClusterFacts {
    nodes = List.copyOf(nodes);
  }
}
