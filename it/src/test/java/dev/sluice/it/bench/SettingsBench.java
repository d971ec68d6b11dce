package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

/**
 * One setting after the other, from far too small to far too large, all others at their defaults:
 * the curves of docs/tuning.md. Rows, rounds and streams by system properties {@code bench.events},
 * {@code bench.runs}, {@code bench.streams}; a folder for the pictures by {@code bench.pictures}.
 */
class SettingsBench {
  private static final int STREAMS = Integer.getInteger("bench.streams", 4);
  private static final int RUNS = Integer.getInteger("bench.runs", 3);
  private static final long ROWS = Long.getLong("bench.events", 200_000);

  @Test
  void defaultsAreNotFarFromTheBest() throws Exception {
    try (Servers servers = Servers.start();
        JavaSparkContext spark = OnSpark.start(STREAMS)) {
      assertThat(spark.sc().isStopped()).isFalse();
      Table table = servers.load(new EventsTable(1), ROWS, STREAMS);
      check(
          vary("unitRows", List.of(500L, 2_000L, 10_000L, 50_000L), table, Table::withUnits),
          10_000);
      check(
          vary(
              "fetchSizeInRows",
              List.of(10L, 100L, 1_000L, 5_000L, 20_000L),
              table,
              (some, rows) -> some.withFetchSize(rows.intValue())),
          5_000);
      check(
          vary(
              "copyBufferBytes",
              List.of(16_384L, 65_536L, 262_144L, 1_048_576L, 4_194_304L, 16_777_216L),
              table,
              Table::withBufferBytes),
          4_194_304);
    }
  }

  /**
   * @param usual the default, or what a table of this size gets
   */
  private static void check(Map<Long, Double> speeds, long usual) {
    double best = speeds.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    assertThat(speeds.get(usual) / best).isGreaterThanOrEqualTo(0.8);
  }

  private static Map<Long, Double> vary(
      String setting, List<Long> values, Table table, BiFunction<Table, Long, Table> with)
      throws Exception {
    Map<Long, List<Sample>> samples = new TreeMap<>();
    for (int run = -1; run < RUNS; run++) {
      for (long value : values) {
        Table changed = with.apply(table, value);
        Sample sample = Sample.measure(changed, new OnSpark(changed)::run);
        if (run >= 0) {
          samples.computeIfAbsent(value, some -> new ArrayList<>()).add(sample);
        }
      }
    }
    Map<Long, Double> speeds = new TreeMap<>();
    samples.forEach(
        (value, measured) -> {
          speeds.put(value, Sample.median(measured, Sample::rowsPerSecond));
          System.out.printf(
              "%s=%d, %d streams, medians of %d: %.0f rows/s, %.2f CPU s%n",
              setting,
              value,
              STREAMS,
              RUNS,
              speeds.get(value),
              Sample.median(measured, Sample::cpuSeconds));
        });
    SpeedPicture.ofSetting(setting, speeds).saveIfWanted(setting);
    return speeds;
  }
}
