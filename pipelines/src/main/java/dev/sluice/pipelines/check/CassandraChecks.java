package dev.sluice.pipelines.check;

import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.cassandra.ClusterFacts;
import dev.sluice.cassandra.ClusterLook;
import dev.sluice.cassandra.NodeFacts;
import dev.sluice.row.Ping;
import dev.sluice.row.TableName;
import dev.sluice.row.Transfer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The source: contact points, every node of the ring, the table. */
final class CassandraChecks {
  private static final Line.Area AREA = Line.Area.CASSANDRA;
  private static final int PINGS = 13;

  private final CassandraCluster cluster;
  private final Optional<TableName> table;
  private final Crew crew;
  private final Clocks clocks = new Clocks();
  private volatile boolean connected;
  private volatile boolean readable;

  CassandraChecks(CassandraCluster cluster, Optional<TableName> table, Crew crew) {
    this.cluster = cluster;
    this.table = table;
    this.crew = crew;
  }

  List<Line> lines() {
    List<Line> lines = new ArrayList<>(crew.all(contactPoints()));
    Optional<ClusterFacts> facts =
        crew.ask(AREA, "connection", "", () -> ClusterLook.facts(cluster), lines);
    if (facts.isPresent()) {
      connected = true;
      lines.addAll(ClusterRules.lines(cluster, facts.get()));
      lines.addAll(crew.all(nodes(facts.get())));
      lines.addAll(clocks.lines(AREA));
      table.ifPresent(name -> lines.addAll(table(name)));
    }
    return lines;
  }

  private List<Crew.Look> contactPoints() {
    return cluster.hosts().stream()
        .map(
            host ->
                new Crew.Look(
                    AREA,
                    "contact point " + Reach.address(host, cluster.port()),
                    "Check --cassandraHosts and --cassandraPort, and the firewalls on the way.",
                    () -> contactPoint(host)))
        .toList();
  }

  private List<Line> contactPoint(String host) throws Exception {
    long nanos = Reach.nanos(host, cluster.port());
    String address = Reach.address(host, cluster.port());
    List<Line> lines = new ArrayList<>();
    lines.add(AREA.ok("contact point " + address, "TCP connects in " + Figures.millis(nanos)));
    if (cluster.tls() != null) {
      lines.add(
          TlsLook.at(host, cluster.port(), false)
              .map(tls -> tls.line(AREA, "TLS of " + address, Instant.now()))
              .orElseGet(
                  () ->
                      AREA.fail(
                          "TLS of " + address,
                          "no certificate is shown",
                          "Check --cassandraPort.")));
    }
    return lines;
  }

  private List<Crew.Look> nodes(ClusterFacts facts) {
    return facts.nodes().stream()
        .map(
            node ->
                new Crew.Look(
                    AREA,
                    "node " + Reach.address(node.host(), node.port()),
                    "",
                    () -> List.of(node(node))))
        .toList();
  }

  private Line node(NodeFacts node) {
    String subject = "node " + Reach.address(node.host(), node.port());
    String found = ClusterRules.describe(node);
    long nanos;
    try {
      nanos = Reach.nanos(node.host(), node.port());
    } catch (IOException e) {
      return ClusterRules.unreachable(subject, found, node, Reason.of(e));
    }
    if (!node.read()) {
      return AREA.ok(subject, found + ", not read from");
    }
    List<Ping> pings = ClusterLook.ping(cluster, node.id(), PINGS);
    List<Ping> warm = pings.subList(3, PINGS);
    clocks.add(subject, warm);
    return Distance.line(
        AREA, subject, found + ", TCP " + Figures.millis(nanos), Figures.medianNanos(warm));
  }

  private List<Line> table(TableName name) {
    List<Line> lines = new ArrayList<>();
    String subject = "table " + name;
    crew.ask(
            AREA,
            subject,
            "",
            () -> {
              ClusterLook.checkSelect(cluster, name);
              return ClusterLook.estimatedBytes(cluster, name);
            },
            lines)
        .ifPresent(
            bytes -> {
              readable = true;
              lines.add(AREA.ok(subject, "may be read"));
              lines.add(ClusterRules.estimate("size of " + name, bytes));
            });
    return lines;
  }

  /** Fills one connection; not to be measured beside anything else. */
  List<Line> bandwidth(Transfer.Most most) {
    if (!connected) {
      return List.of();
    }
    boolean own = table.isPresent() && readable;
    List<Line> lines = new ArrayList<>();
    crew.ask(
            AREA,
            "bandwidth",
            "",
            () ->
                own
                    ? ClusterLook.read(cluster, table.orElseThrow(), most)
                    : ClusterLook.readSystemRows(cluster, most),
            lines)
        .ifPresent(
            read ->
                lines.add(
                    Speed.line(
                        AREA,
                        "bandwidth",
                        own ? "reading " + table.orElseThrow() : "reading system_schema",
                        read)));
    return lines;
  }
}
