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

  /** Binary's rows/s as a multiple of CSV's. */
  private static final double LEAST = 1.25;

  /** The source takes its time in either format, so there it must only not be slower. */
  private static final double LEAST_WITH_SOURCE = 0.95;

  /**
   * One run.
   *
   * @param cassandraCpu seconds of Cassandra's process
   * @param postgresCpu seconds of all of PostgreSQL's processes
   */
  private record Cost(Sample client, double cassandraCpu, double postgresCpu) {}

  /** One way of copying the table, in the format it has. */
  private interface Way {
    Sample.Copy of(Table table);
  }

  @Test
  void binaryIsFasterOnFewColumnsAndNotSlowerOnMany() throws Exception {
    try (Servers servers = Servers.start();
        JavaSparkContext spark = OnSpark.start(STREAMS)) {
      assertThat(spark.sc().isStopped()).isFalse();
      Table readings =
          servers.load(new ReadingsTable(1), Long.getLong("bench.readings", 50_000), STREAMS);
      double wide = pipeline(readings, servers);
      double wideFromMemory = fromMemory(readings, servers);
      Table events =
          servers.load(new EventsTable(1), Long.getLong("bench.events", 300_000), STREAMS);
      double narrow = pipeline(events, servers);
      double narrowFromMemory = fromMemory(events, servers);
      assertThat(List.of(wide, narrow)).allMatch(ratio -> ratio >= LEAST_WITH_SOURCE);
      assertThat(List.of(wideFromMemory, narrowFromMemory)).allMatch(ratio -> ratio >= LEAST);
    }
  }

  private static double pipeline(Table table, Servers servers) throws Exception {
    return compare("pipeline", table, servers, shown -> new OnSpark(shown)::run);
  }

  private static double fromMemory(Table table, Servers servers) throws Exception {
    Map<Unit, List<Page>> pages = FromMemory.read(table);
    return compare("from memory", table, servers, shown -> new FromMemory(shown, pages)::run);
  }

  /** Returns binary's rows/s as a multiple of CSV's. */
  private static double compare(String name, Table table, Servers servers, Way way)
      throws Exception {
    List<Cost> csv = new ArrayList<>();
    List<Cost> binary = new ArrayList<>();
    for (int run = -1; run < RUNS; run++) {
      Cost a = measure(table.as(CopyFormat.CSV), servers, way);
      Cost b = measure(table.as(CopyFormat.BINARY), servers, way);
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
        median(binary, Cost::postgresCpu) / median(csv, Cost::postgresCpu));
    return speed;
  }

  private static Cost measure(Table table, Servers servers, Way way) throws Exception {
    double cassandra = ServerCpu.seconds(servers.cassandra().pid());
    double postgres = ServerCpu.seconds(servers.postgres().pid());
    Sample sample = Sample.measure(table, way.of(table));
    return new Cost(
        sample,
        ServerCpu.seconds(servers.cassandra().pid()) - cassandra,
        ServerCpu.seconds(servers.postgres().pid()) - postgres);
  }

  private static String figures(List<Cost> costs) {
    return "%.0f rows/s, CPU of client %.2f s, Cassandra %.2f s, PostgreSQL %.2f s"
        .formatted(
            median(costs, FormatBench::speed),
            median(costs, FormatBench::clientCpu),
            median(costs, Cost::cassandraCpu),
            median(costs, Cost::postgresCpu));
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
