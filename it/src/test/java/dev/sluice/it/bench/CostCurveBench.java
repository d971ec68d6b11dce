package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.copy.Connections;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.it.load.EventsTable;
import dev.sluice.it.servers.ForkedMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether a row of a large table costs what one of a small table does: {@code migrate} of events in
 * a JVM of its own, all settings at their defaults, for tables each ten times as large as the one
 * before. The sizes end at system property {@code bench.most}; rounds by {@code bench.runs}, the
 * picture's folder by {@code bench.pictures}.
 */
class CostCurveBench {
  private static final int RUNS = Integer.getInteger("bench.runs", 3);
  private static final long FEWEST = 10_000;
  private static final long MOST = Long.getLong("bench.most", 1_000_000);

  /** Below this many rows a run is mostly the JVM's first seconds. */
  private static final long FLAT_FROM = 100_000;

  private static final double FLAT = 1.15;

  /** Heap that later rows may need more is not worth a word: collections come when they come. */
  private static final double FLAT_MIB = 32;

  private static final Duration PATIENCE = Duration.ofHours(2);
  private static final double MICROS = 1e6;
  private static final double MILLIS = 1e3;

  @TempDir private Path folder;

  /**
   * One run.
   *
   * @param wallMicros for a row, from the first unit's start to the last commit
   * @param cpuMicros of the client's JVM for a row, in that time
   * @param setupSeconds from the JVM's start to the first unit's start
   * @param setupCpuSeconds likewise
   * @param residentMib the most of the JVM
   * @param heapMib the most in use after a collection
   */
  private record Cost(
      double wallMicros,
      double cpuMicros,
      double setupSeconds,
      double setupCpuSeconds,
      double residentMib,
      double heapMib) {
    static Cost median(List<Cost> costs) {
      return new Cost(
          middle(costs, Cost::wallMicros),
          middle(costs, Cost::cpuMicros),
          middle(costs, Cost::setupSeconds),
          middle(costs, Cost::setupCpuSeconds),
          middle(costs, Cost::residentMib),
          middle(costs, Cost::heapMib));
    }

    private static double middle(List<Cost> costs, ToDoubleFunction<Cost> figure) {
      double[] sorted = costs.stream().mapToDouble(figure).sorted().toArray();
      return sorted[sorted.length / 2];
    }

    String line(long rows) {
      return "| %,d | %.1f | %.1f | %.1f | %.1f | %.0f | %.0f |"
          .formatted(
              rows, wallMicros, cpuMicros, setupSeconds, setupCpuSeconds, residentMib, heapMib);
    }
  }

  /** From the first unit's start to the last commit. */
  private record Span(Instant from, Instant until) {
    static Span read(PostgresTarget target, long rows) throws SQLException {
      try (Connection connection = Connections.open(target, 0, "bench");
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  """
                  SELECT sum(rows_loaded),
                         min(committed_at - elapsed_micros * interval '1 microsecond'),
                         max(committed_at)
                  FROM sluice.unit
                  """)) {
        row.next();
        assertThat(row.getLong(1)).as("rows loaded").isEqualTo(rows);
        return new Span(row.getTimestamp(2).toInstant(), row.getTimestamp(3).toInstant());
      }
    }

    double seconds() {
      return Duration.between(from, until).toMillis() / MILLIS;
    }
  }

  @Test
  void aRowCostsTheSameInATableOfAnySize() throws Exception {
    Map<Long, Cost> curve = new TreeMap<>();
    try (Servers servers = Servers.start()) {
      for (long rows = FEWEST; rows <= MOST; rows *= 10) {
        String keyspace = servers.fill(new EventsTable(1), rows);
        List<Cost> costs = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
          costs.add(migrate(servers, keyspace, rows));
          System.out.printf("run %d: %s%n", run, costs.get(run).line(rows));
        }
        curve.put(rows, Cost.median(costs));
      }
    }
    System.out.println(
        """
        | rows | wall, µs a row | client CPU, µs a row | start-up, s | its CPU, s | resident, MiB | heap, MiB |
        | --- | --- | --- | --- | --- | --- | --- |""");
    curve.forEach((rows, cost) -> System.out.println(cost.line(rows)));
    SpeedPicture.ofCosts(by(curve, Cost::wallMicros), by(curve, Cost::cpuMicros))
        .saveIfWanted("rows");
    check(curve);
  }

  /** The first rows pay for the JVM's compiler, so that later ones may cost less. */
  private static void check(Map<Long, Cost> curve) {
    Cost first = curve.get(FLAT_FROM);
    assertThat(curve).as("sizes; bench.most is too small").containsKey(FLAT_FROM);
    curve.forEach(
        (rows, cost) -> {
          if (rows > FLAT_FROM) {
            assertThat(cost.cpuMicros())
                .as("client CPU of a row, of %,d rows", rows)
                .isLessThanOrEqualTo(FLAT * first.cpuMicros());
            assertThat(cost.heapMib())
                .as("heap after a collection, of %,d rows", rows)
                .isLessThanOrEqualTo(FLAT * first.heapMib() + FLAT_MIB);
          }
        });
  }

  private static Map<Long, Double> by(Map<Long, Cost> curve, ToDoubleFunction<Cost> figure) {
    Map<Long, Double> figures = new TreeMap<>();
    curve.forEach((rows, cost) -> figures.put(rows, figure.applyAsDouble(cost)));
    return figures;
  }

  private Cost migrate(Servers servers, String keyspace, long rows) throws Exception {
    String database = servers.emptyTarget(new EventsTable(1));
    Path gcLog = Files.createTempFile(folder, "gc", ".log");
    ChildUsage usage = new ChildUsage();
    Instant start = Instant.now();
    try (ForkedMain main =
        ForkedMain.start(
            folder,
            List.of("-Xmx1g", "-Xlog:gc:file=" + gcLog),
            List.of(
                "migrate",
                "--config=" + servers.config(folder, database),
                "--sourceTable=" + keyspace + ".events",
                "--progress=none"))) {
      main.awaitWithin(
          PATIENCE,
          () -> {
            usage.note(main.pid());
            return false;
          });
      assertThat(main.exitCode()).as(main.output()).isZero();
    }
    Span span = Span.read(servers.postgres().target(database), rows);
    return new Cost(
        span.seconds() * MICROS / rows,
        usage.cpuSeconds(span.from(), span.until()) * MICROS / rows,
        Duration.between(start, span.from()).toMillis() / MILLIS,
        usage.cpuSeconds(start, span.from()),
        usage.residentMib(),
        ChildUsage.heapMib(gcLog));
  }
}
