package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
import dev.sluice.it.load.ReadingsTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

/**
 * How much of the floor's speed is left under the SparkRunner. Rows, runs and streams by system
 * properties {@code bench.readings}, {@code bench.events}, {@code bench.runs}, {@code
 * bench.streams}.
 */
class FloorBench {
  private static final int STREAMS = Integer.getInteger("bench.streams", 4);
  private static final int RUNS = Integer.getInteger("bench.runs", 5);

  @Test
  void sparkRunnerKeepsNineTenthsOfTheFloor() throws Exception {
    try (Servers servers = Servers.start();
        JavaSparkContext spark = OnSpark.start(STREAMS)) {
      assertThat(spark.sc().isStopped()).isFalse();
      compare(servers.load(new ReadingsTable(1), Long.getLong("bench.readings", 50_000), STREAMS));
      compare(servers.load(new EventsTable(1), Long.getLong("bench.events", 300_000), STREAMS));
    }
  }

  private static void compare(Table table) throws Exception {
    List<Sample> floor = new ArrayList<>();
    List<Sample> spark = new ArrayList<>();
    for (int run = -1; run < RUNS; run++) {
      Sample a = Sample.measure(table, new Floor(table)::run);
      Sample b = Sample.measure(table, new OnSpark(table)::run);
      System.out.printf("%s run %d: floor %s, spark %s%n", table.query().table(), run, a, b);
      if (run >= 0) {
        floor.add(a);
        spark.add(b);
      }
    }
    double speed =
        Sample.median(spark, Sample::rowsPerSecond) / Sample.median(floor, Sample::rowsPerSecond);
    double cpu =
        Sample.median(spark, Sample::cpuSeconds) / Sample.median(floor, Sample::cpuSeconds);
    System.out.printf(
        "%s, %d streams, %d units, medians of %d: floor %.0f rows/s %.2f CPU s, SparkRunner %.0f rows/s %.2f CPU s; ratios %.2f and %.2f%n",
        table.query().table(),
        STREAMS,
        table.units().size(),
        RUNS,
        Sample.median(floor, Sample::rowsPerSecond),
        Sample.median(floor, Sample::cpuSeconds),
        Sample.median(spark, Sample::rowsPerSecond),
        Sample.median(spark, Sample::cpuSeconds),
        speed,
        cpu);
    assertThat(speed).isGreaterThanOrEqualTo(0.9);
    assertThat(cpu).isLessThanOrEqualTo(1.3);
  }
}
