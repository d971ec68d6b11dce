package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

/**
 * How much faster the product is than {@code CassandraIO.read()} into {@code JdbcIO.write()} on the
 * same SparkRunner, both by the clock around the pipeline. Rows, runs and streams by system
 * properties {@code bench.events}, {@code bench.runs}, {@code bench.streams}.
 */
class StockIoBench {
  private static final int STREAMS = Integer.getInteger("bench.streams", 4);
  private static final int RUNS = Integer.getInteger("bench.runs", 5);
  private static final long ROWS = Long.getLong("bench.events", 100_000);

  // Both compile for that long, the stock transforms the longer: measured sooner, the compiler's
  // CPU seconds count as theirs.
  private static final int WARM_UPS = 5;

  @Test
  void productIsAtLeastAsFastAsTheStockTransforms() throws Exception {
    try (Servers servers = Servers.start();
        JavaSparkContext spark = OnSpark.start(STREAMS)) {
      assertThat(spark.sc().isStopped()).isFalse();
      compare(servers.load(new EventsTable(1), ROWS, STREAMS));
    }
  }

  private static void compare(Table table) throws Exception {
    List<Sample> stock = new ArrayList<>();
    List<Sample> product = new ArrayList<>();
    for (int run = -WARM_UPS; run < RUNS; run++) {
      Sample a =
          Sample.measureByClock(
              table, ref -> StockOnSpark.tuned(table, new EventsTable(1)).pipeline());
      Sample b = Sample.measureByClock(table, new OnSpark(table)::pipeline);
      System.out.printf("%s run %d: stock %s, product %s%n", table.query().table(), run, a, b);
      // A copy that lost or doubled rows has no speed to compare.
      assertThat(List.of(a.rows(), b.rows())).containsOnly(ROWS);
      if (run >= 0) {
        stock.add(a);
        product.add(b);
      }
    }
    double speed =
        Sample.median(product, Sample::rowsPerSecond) / Sample.median(stock, Sample::rowsPerSecond);
    double cpu =
        Sample.median(product, Sample::cpuSeconds) / Sample.median(stock, Sample::cpuSeconds);
    System.out.printf(
        "%s, %d rows, %d streams, medians of %d: stock CassandraIO and JdbcIO %.0f rows/s %.2f CPU s, product %.0f rows/s %.2f CPU s; ratios %.2f and %.2f%n",
        table.query().table(),
        ROWS,
        STREAMS,
        RUNS,
        Sample.median(stock, Sample::rowsPerSecond),
        Sample.median(stock, Sample::cpuSeconds),
        Sample.median(product, Sample::rowsPerSecond),
        Sample.median(product, Sample::cpuSeconds),
        speed,
        cpu);
    assertThat(speed).isGreaterThanOrEqualTo(1);
  }
}
