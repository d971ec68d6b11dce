package dev.sluice.pipelines.check;

import dev.sluice.row.Ping;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** The clocks of an area's servers against this machine's. */
final class Clocks {
  private static final double MOST_MILLIS = 1000;

  private final Map<String, Double> ahead = new ConcurrentSkipListMap<>();

  void add(String server, List<Ping> pings) {
    ahead.put(server, Figures.aheadMillis(pings));
  }

  /** One line for all; none if no clock was read. */
  List<Line> lines(Line.Area area) {
    if (ahead.isEmpty()) {
      return List.of();
    }
    String wrong =
        ahead.entrySet().stream()
            .filter(server -> Math.abs(server.getValue()) > MOST_MILLIS)
            .map(
                server ->
                    "%s is %s %s"
                        .formatted(
                            server.getKey(),
                            Figures.span(Math.abs(server.getValue())),
                            server.getValue() > 0 ? "ahead" : "behind"))
            .collect(Collectors.joining(", "));
    double most = ahead.values().stream().mapToDouble(Math::abs).max().orElse(0);
    return List.of(
        wrong.isEmpty()
            ? area.ok(
                "clocks",
                "%d asked, all within %s of this machine's"
                    .formatted(ahead.size(), Figures.span(Math.ceil(most))))
            : area.warn(
                "clocks",
                "by this machine's clock " + wrong,
                "Latencies that streams show are wrong by as much. Let all machines take their time from one source (NTP)."));
  }
}
