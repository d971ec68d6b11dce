package dev.sluice.pipelines.check;

import dev.sluice.redis.RedisCheck;
import dev.sluice.redis.RedisLook;
import dev.sluice.redis.RedisServer;
import java.util.ArrayList;
import java.util.List;

/** Redis, if records go there. */
final class RedisChecks {
  private static final Line.Area AREA = Line.Area.REDIS;
  private static final int PINGS = 10;

  private final RedisServer server;
  private final Crew crew;

  RedisChecks(RedisServer server, Crew crew) {
    this.server = server;
    this.crew = crew;
  }

  List<Line> lines() {
    return crew.all(List.of(new Crew.Look(AREA, server.toString(), "", this::look)));
  }

  private List<Line> look() throws Exception {
    long nanos = Reach.nanos(server.host(), server.port());
    List<String> notes = RedisCheck.run(server);
    List<Line> lines = new ArrayList<>();
    String version = RedisLook.version(server);
    lines.add(
        Distance.line(
            AREA,
            server.toString(),
            "%s, scripts may be loaded, TCP %s"
                .formatted(
                    version.isEmpty() ? "version not told" : "Redis " + version,
                    Figures.millis(nanos)),
            Figures.median(RedisLook.ping(server, PINGS))));
    notes.forEach(note -> lines.add(AREA.warn("durability", note, "")));
    return lines;
  }
}
