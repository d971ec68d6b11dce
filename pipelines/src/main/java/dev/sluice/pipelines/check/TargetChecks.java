package dev.sluice.pipelines.check;

import dev.sluice.copy.Connections;
import dev.sluice.copy.CopyProbe;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.pipelines.options.CheckSettings;
import dev.sluice.row.Transfer;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The target: every host that was given, every node of its cluster, the database. */
final class TargetChecks {
  static final String NAME = "sluice check";
  private static final Line.Area AREA = Line.Area.TARGET;

  private final PostgresTarget target;
  private final CheckSettings settings;
  private final Crew crew;
  private final Clocks clocks = new Clocks();
  private final Set<String> usable = new ConcurrentSkipListSet<>();

  TargetChecks(PostgresTarget target, CheckSettings settings, Crew crew) {
    this.target = target;
    this.settings = settings;
    this.crew = crew;
  }

  List<Line> lines() {
    List<Line> lines = new ArrayList<>(crew.all(target.hosts().stream().map(this::host).toList()));
    List<String> open = target.hosts().stream().filter(usable::contains).toList();
    if (open.isEmpty()) {
      lines.add(AREA.skipped("database", "no host lets us in"));
      return lines;
    }
    PostgresTarget one = target.only(open.get(0));
    crew.ask(AREA, "nodes", "", () -> nodes(one), lines)
        .ifPresent(
            nodes ->
                crew.all(nodes.stream().map(this::host).toList()).stream()
                    .map(this::unlisted)
                    .forEach(lines::add));
    lines.addAll(clocks.lines(AREA));
    lines.addAll(crew.all(List.of(new Crew.Look(AREA, "database", "", () -> database(one)))));
    return lines;
  }

  private Crew.Look host(String host) {
    return new Crew.Look(
        AREA,
        host,
        "Check --targetHosts and --targetPort, and the firewalls on the way.",
        () -> new TargetHost(target.only(host), host, settings, clocks, usable).lines());
  }

  /** Those that the cluster names and the user did not. */
  private List<String> nodes(PostgresTarget one) throws Exception {
    try (Connection connection = Connections.open(one, 0, NAME)) {
      List<String> nodes = new ArrayList<>(YugabyteNodes.read(connection, target.hosts()));
      nodes.removeAll(target.hosts());
      return nodes;
    }
  }

  /** A line about a node that the user did not name. */
  private Line unlisted(Line line) {
    String host = line.subject().substring(line.subject().lastIndexOf(' ') + 1);
    boolean reached = usable.contains(host);
    if (reached && (target.loadBalance() || !line.subject().equals(host))) {
      return line;
    }
    return target.loadBalance()
        ? AREA.warn(
            line.subject(),
            line.found(),
            "The cluster names this node (yb_servers()), so the driver tries it. Open the way to it, or name the nodes that can be reached with --targetHosts and --targetLoadBalance=false.")
        : AREA.warn(
            line.subject(),
            line.found() + "; a node of the cluster that --targetHosts does not name",
            "It gets no connections. Add it, or use --targetDriver=yugabytedb, which finds all nodes itself.");
  }

  private List<Line> database(PostgresTarget one) throws Exception {
    try (Connection connection = Connections.open(one, 0, NAME)) {
      List<Line> lines = new ArrayList<>(new DatabaseChecks(connection, one).lines());
      lines.addAll(new TableChecks(connection, settings).lines());
      return lines;
    }
  }

  /** Fills one connection after the other; not to be measured beside anything else. */
  List<Line> bandwidth(Transfer.Most most) {
    List<Line> lines = new ArrayList<>();
    for (String host : usable) {
      if (!target.loadBalance() && !target.hosts().contains(host)) {
        continue;
      }
      crew.ask(AREA, "bandwidth to " + host, "", () -> copy(host, most), lines)
          .ifPresent(
              sent ->
                  lines.add(
                      Speed.line(
                          AREA, "bandwidth to " + host, "COPY into a temporary table", sent)));
    }
    return lines;
  }

  private Transfer copy(String host, Transfer.Most most) throws Exception {
    try (Connection connection = Connections.open(target.only(host), 0, NAME)) {
      return CopyProbe.run(connection, target.driver(), most);
    }
  }
}
