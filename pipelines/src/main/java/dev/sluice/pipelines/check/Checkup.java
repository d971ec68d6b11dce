package dev.sluice.pipelines.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.pipelines.options.CheckSettings;
import dev.sluice.row.Transfer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** All that was looked at, and what it means for a run. */
public final class Checkup {
  /** Longer than all the time that one connection gets to be made, in each driver. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private static final long PROBE_BYTES = 8 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Line> lines;

  Checkup(List<Line> lines) {
    this.lines = List.copyOf(lines);
  }

  /** Looks at everything that the settings name. Servers that fail become lines; nothing throws. */
  public static Checkup run(CheckSettings settings) {
    Crew crew = new Crew(PATIENCE.plus(settings.probe()));
    Optional<CassandraChecks> cassandra =
        settings.cluster().map(c -> new CassandraChecks(c, settings.sourceTable(), crew));
    Optional<KafkaChecks> kafka = settings.kafka().map(found -> new KafkaChecks(found, crew));
    Optional<TargetChecks> target =
        settings.target().map(found -> new TargetChecks(found, settings, crew));
    List<Callable<List<Line>>> parts = new ArrayList<>();
    parts.add(
        () ->
            crew.all(
                List.of(new Crew.Look(Line.Area.MACHINE, "machine", "", MachineChecks::lines))));
    cassandra.ifPresent(checks -> parts.add(checks::lines));
    kafka.ifPresent(checks -> parts.add(checks::lines));
    settings.input().ifPresent(input -> parts.add(new FileChecks(input, crew)::lines));
    target.ifPresent(checks -> parts.add(checks::lines));
    settings.redis().ifPresent(redis -> parts.add(new RedisChecks(redis, crew)::lines));
    List<Line> lines = new ArrayList<>(crew.inParallel(parts));
    if (!settings.probe().isZero()) {
      Transfer.Most most = new Transfer.Most(PROBE_BYTES, settings.probe());
      cassandra.ifPresent(checks -> lines.addAll(checks.bandwidth(most)));
      kafka.ifPresent(checks -> lines.addAll(checks.bandwidth(most)));
      target.ifPresent(checks -> lines.addAll(checks.bandwidth(most)));
    }
    return new Checkup(lines);
  }

  /** Whether a run could begin: no line says FAIL. */
  public boolean passed() {
    return lines.stream().noneMatch(line -> line.verdict() == Verdict.FAIL);
  }

  /** For people, by area. */
  public String text() {
    StringBuilder text = new StringBuilder();
    int width =
        Math.min(40, lines.stream().mapToInt(line -> line.subject().length()).max().orElse(0));
    for (Line.Area area : Line.Area.values()) {
      List<Line> own = lines.stream().filter(line -> line.area() == area).toList();
      if (!own.isEmpty()) {
        text.append("== ").append(area.title()).append('\n');
        own.forEach(line -> append(line, width, text));
      }
    }
    return text.append(summary()).append('\n').toString();
  }

  private static void append(Line line, int width, StringBuilder text) {
    text.append(
        String.format(
            Locale.ROOT,
            "  %-7s  %-" + width + "s  %s%n",
            line.verdict(),
            line.subject(),
            line.found()));
    if (!line.advice().isEmpty()) {
      text.append(" ".repeat(width + 13)).append(line.advice()).append('\n');
    }
  }

  private String summary() {
    String counts =
        Arrays.stream(Verdict.values())
            .map(verdict -> count(verdict) + " " + verdict)
            .collect(Collectors.joining(", "));
    return "%d lines: %s.".formatted(lines.size(), counts);
  }

  private long count(Verdict verdict) {
    return lines.stream().filter(line -> line.verdict() == verdict).count();
  }

  /** For programs: {@code passed}, a count for each verdict, {@code lines}. */
  public String json() {
    ObjectNode report = JSON.createObjectNode();
    report.put("passed", passed());
    ObjectNode counts = report.putObject("counts");
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict.name(), count(verdict));
    }
    ArrayNode all = report.putArray("lines");
    for (Line line : lines) {
      all.addObject()
          .put("verdict", line.verdict().name())
          .put("area", line.area().title())
          .put("subject", line.subject())
          .put("found", line.found())
          .put("advice", line.advice());
    }
    return report.toPrettyString() + "\n";
  }
}
