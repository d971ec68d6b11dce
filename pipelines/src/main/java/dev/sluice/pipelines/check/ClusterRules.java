package dev.sluice.pipelines.check;

import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.cassandra.ClusterFacts;
import dev.sluice.cassandra.ClusterLook;
import dev.sluice.cassandra.NodeFacts;
import dev.sluice.row.SetupException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a cluster's own description means for a run. */
final class ClusterRules {
  private static final Line.Area AREA = Line.Area.CASSANDRA;

  private ClusterRules() {}

  static List<Line> lines(CassandraCluster cluster, ClusterFacts facts) {
    List<Line> lines = new ArrayList<>();
    lines.add(
        AREA.ok(
            "connection",
            "cluster \"%s\", protocol %s, %s"
                .formatted(
                    facts.name(),
                    facts.protocol(),
                    cluster.login() == null
                        ? "no login"
                        : "logged in as " + cluster.login().user())));
    lines.add(encryption(cluster));
    lines.add(dataCentres(cluster, facts.nodes()));
    lines.add(partitioner(facts.partitioner()));
    lines.add(schema(facts.nodes()));
    return lines;
  }

  static Line encryption(CassandraCluster cluster) {
    if (cluster.tls() != null) {
      return AREA.ok(
          "encryption",
          cluster.tls().hostnameValidation()
              ? "certificates are checked, host names too"
              : "certificates are checked, but not their host names");
    }
    return cluster.login() != null && cluster.hosts().stream().anyMatch(Reach::isRemote)
        ? AREA.warn(
            "encryption",
            "none: rows and the password of %s travel in plain".formatted(cluster.login().user()),
            "Use --cassandraTls=true if the cluster can.")
        : AREA.ok("encryption", "none");
  }

  static Line dataCentres(CassandraCluster cluster, List<NodeFacts> nodes) {
    Map<String, Long> sizes =
        nodes.stream()
            .collect(
                Collectors.groupingBy(NodeFacts::dataCentre, TreeMap::new, Collectors.counting()));
    String found =
        sizes.entrySet().stream()
            .map(
                dc ->
                    "%s with %d %s"
                        .formatted(
                            dc.getKey(), dc.getValue(), dc.getValue() == 1 ? "node" : "nodes"))
            .collect(Collectors.joining(", "));
    String wanted = cluster.localDc();
    if (wanted != null && !sizes.containsKey(wanted)) {
      return AREA.fail(
          "data centres", found + "; none is called " + wanted, "Mend --cassandraLocalDc.");
    }
    return wanted == null && sizes.size() > 1
        ? AREA.warn(
            "data centres",
            found + "; read is that of the contact points",
            "Say which with --cassandraLocalDc, the nearest one.")
        : AREA.ok("data centres", found);
  }

  private static Line partitioner(String name) {
    String simple = name.substring(name.lastIndexOf('.') + 1);
    try {
      ClusterLook.checkPartitioner(name);
      return AREA.ok("partitioner", simple);
    } catch (SetupException e) {
      return AREA.fail("partitioner", Reason.of(e), "");
    }
  }

  /** Nodes that are down have no say. */
  static Line schema(List<NodeFacts> nodes) {
    Map<String, List<String>> versions =
        nodes.stream()
            .filter(node -> node.up() && !node.schema().isEmpty())
            .collect(
                Collectors.groupingBy(
                    NodeFacts::schema,
                    TreeMap::new,
                    Collectors.mapping(NodeFacts::host, Collectors.toList())));
    return versions.size() > 1
        ? AREA.warn(
            "schema",
            "%d versions: %s"
                .formatted(
                    versions.size(),
                    versions.values().stream()
                        .map(hosts -> String.join(" ", hosts))
                        .collect(Collectors.joining(" | "))),
            "Wait for the change to end; restart a node that stays behind (nodetool describecluster).")
        : AREA.ok("schema", "all nodes agree");
  }

  static String describe(NodeFacts node) {
    return "%s, %s/%s, Cassandra %s"
        .formatted(node.up() ? "up" : "down", node.dataCentre(), node.rack(), node.version());
  }

  static Line unreachable(String subject, String found, NodeFacts node, String reason) {
    if (!node.read()) {
      return AREA.ok(subject, found + ", not read from, not reachable: " + reason);
    }
    return AREA.warn(
        subject,
        "%s, cannot be reached: %s".formatted(found, reason),
        node.up()
            ? "The node gives clients this address: check its rpc_address and broadcast_rpc_address, the firewall, and whether --cassandraLocalDc is the data centre that is near."
            : "Its ranges are read from other replicas, if there are any.");
  }

  static Line estimate(String subject, long bytes) {
    return bytes > 0
        ? AREA.ok(subject, "about %s by system.size_estimates".formatted(Figures.size(bytes)))
        : AREA.warn(
            subject,
            "system.size_estimates has nothing",
            "The table is empty, new or was never flushed; units are then sized by a sample alone. nodetool refreshsizeestimates on every node makes it anew.");
  }
}
