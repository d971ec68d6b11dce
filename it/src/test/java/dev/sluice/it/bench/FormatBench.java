package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
import dev.sluice.it.load.ReadingsTable;
import dev.sluice.row.CopyFormat;
import dev.sluice.row.Page;
import dev.sluice.row.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

/**
 * CSV against binary: by the product's pipeline, and from memory, where Cassandra takes no part.
 * Rows, runs and streams by system properties as in {@link FloorBench}.
 */
class FormatBench {
  private static final int STREAMS = Integer.getInteger("bench.streams", 4);
  private static final int RUNS = Integer.getInteger("bench.runs", 5);

  /**
   * One run.
   *
   * @param serverCpu seconds of all of PostgreSQL's processes
   */
  private record Cost(Sample client, double serverCpu) {}

  /** One way of copying the table, in the format it has. */
  private interface Way {
    Sample.Copy of(Table table);
  }

  @Test
  void binaryIsFasterOnFewColumnsAndNotSlowerOnMany() throws Exception {
    try (Servers servers = Servers.start();
        JavaSparkContext spark = OnSpark.start(STREAMS)) {
      assertThat(spark.sc().isStopped()).isFalse();
      long server = servers.postgres().pid();
      Table readings =
          servers.load(new ReadingsTable(1), Long.getLong("bench.readings", 50_000), STREAMS);
      double wide = compare("pipeline", readings, server, table -> new OnSpark(table)::run);
      fromMemory(readings, server);
      Table events =
          servers.load(new EventsTable(1), Long.getLong("bench.events", 300_000), STREAMS);
      double narrow = compare("pipeline", events, server, table -> new OnSpark(table)::run);
      double narrowFromMemory = fromMemory(events, server);
      assertThat(wide).isGreaterThanOrEqualTo(0.95);
      assertThat(narrow).isGreaterThanOrEqualTo(1);
      assertThat(narrowFromMemory).isGreaterThanOrEqualTo(1.25);
    }
  }

  private static double fromMemory(Table table, long server) throws Exception {
    Map<Unit, List<Page>> pages = FromMemory.read(table);
    return compare("from memory", table, server, t -> new FromMemory(t, pages)::run);
  }

  /** Returns binary's rows/s as a multiple of CSV's. */
  private static double compare(String name, Table table, long server, Way way) throws Exception {
    List<Cost> csv = new ArrayList<>();
    List<Cost> binary = new ArrayList<>();
    for (int run = -1; run < RUNS; run++) {
      Cost a = measure(table.as(CopyFormat.CSV), server, way);
      Cost b = measure(table.as(CopyFormat.BINARY), server, way);
      System.out.printf(
          "%s, %s, run %d: CSV %s, binary %s%n", table.query().table(), name, run, a, b);
      if (run >= 0) {
        csv.add(a);
        binary.add(b);
      }
    }
    double speed = median(binary, FormatBench::speed) / median(csv, FormatBench::speed);
    System.out.printf(
        "%s, %s, %d streams, medians of %d: CSV %s; binary %s; rows/s %.2f, client CPU %.2f, PostgreSQL CPU %.2f%n",
        table.query().table(),
        name,
        STREAMS,
        RUNS,
        figures(csv),
        figures(binary),
        speed,
        median(binary, FormatBench::clientCpu) / median(csv, FormatBench::clientCpu),
        median(binary, Cost::serverCpu) / median(csv, Cost::serverCpu));
    return speed;
  }

  private static Cost measure(Table table, long server, Way way) throws Exception {
    double before = ServerCpu.seconds(server);
    Sample sample = Sample.measure(table, way.of(table));
    return new Cost(sample, ServerCpu.seconds(server) - before);
  }

  private static String figures(List<Cost> costs) {
    return "%.0f rows/s, %.2f s client CPU, %.2f s PostgreSQL CPU"
        .formatted(
            median(costs, FormatBench::speed),
            median(costs, FormatBench::clientCpu),
            median(costs, Cost::serverCpu));
  }

  private static double speed(Cost cost) {
    return cost.client().rowsPerSecond();
  }

  private static double clientCpu(Cost cost) {
    return cost.client().cpuSeconds();
  }

  private static double median(List<Cost> costs, ToDoubleFunction<Cost> figure) {
    double[] sorted = costs.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
