package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.CopyFormat;
import dev.sluice.types.CqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What a row costs the encoder, by the type of its columns and for the demo's tables, each in a JVM
 * of its own. What is measured by system property {@code bench.what}, separated by semicolons;
 * measurements of 0.3 s by {@code bench.runs}.
 */
class EncoderBench {
  private static final int RUNS = Integer.getInteger("bench.runs", 5);
  private static final int WARM_UPS = 5;
  private static final TimeValue LENGTH = TimeValue.milliseconds(300);

  /** A page of 1,000 rows has some objects of its own, less than a byte for each row. */
  private static final double MOST_GARBAGE_PER_ROW = 4;

  private static final List<String> STRUCTURES =
      List.of(
          "list<int>",
          "list<text>",
          "set<text>",
          "set<date>",
          "map<text, int>",
          "tuple<int, timestamp>",
          "list<tuple<int, timestamp>>",
          "point{x double, label text}",
          "vector<float, 8>",
          "writetime");

  /**
   * A row's cost.
   *
   * @param error of {@code nanos}, half of the 99.9 % interval
   * @param chunk bytes that it has in the chunk
   * @param garbage bytes allocated beside them
   */
  private record Cost(
      String what, CopyFormat format, double nanos, double error, double chunk, double garbage) {
    static Cost of(RunResult result) {
      String what = result.getParams().getParam("what");
      CopyFormat format = CopyFormat.valueOf(result.getParams().getParam("format"));
      double chunk = EncoderInput.of(what, format).chunkBytesPerRow();
      double allocated =
          result.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / EncoderInput.ROWS;
      return new Cost(
          what,
          format,
          result.getPrimaryResult().getScore() / EncoderInput.ROWS,
          result.getPrimaryResult().getScoreError() / EncoderInput.ROWS,
          chunk,
          allocated - chunk);
    }
  }

  @Test
  void aRowCostsNoObjectBesideItsChunk() throws RunnerException {
    for (String what : wanted()) {
      assertThat(EncoderInput.of(what, CopyFormat.CSV).chunkBytesPerRow()).as(what).isPositive();
    }
    List<Cost> costs = new ArrayList<>();
    System.out.println(
        """
        | columns | CSV, ns | chunk, B | beside, B | binary, ns | chunk, B | beside, B |
        | --- | --- | --- | --- | --- | --- | --- |""");
    for (String what : wanted()) {
      Map<CopyFormat, Cost> measured = new EnumMap<>(CopyFormat.class);
      measure(what).stream().map(Cost::of).forEach(cost -> measured.put(cost.format(), cost));
      System.out.println(line(measured));
      costs.addAll(measured.values());
    }
    assertThat(costs)
        .as("bytes allocated for a row beside its chunk")
        .allSatisfy(cost -> assertThat(cost.garbage()).isBetween(-1.0, MOST_GARBAGE_PER_ROW));
  }

  private static Collection<RunResult> measure(String what) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(EncodePage.class.getName())
            .param("what", what)
            .forks(1)
            .warmupIterations(WARM_UPS)
            .warmupTime(LENGTH)
            .measurementIterations(RUNS)
            .measurementTime(LENGTH)
            .jvmArgs("-Xmx512m", "-XX:+UseSerialGC")
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .build();
    return new Runner(options).run();
  }

  private static List<String> wanted() {
    String some = System.getProperty("bench.what");
    if (some != null) {
      return Arrays.asList(some.split(";"));
    }
    return Stream.of(
            Arrays.stream(CqlType.values()).map(CqlType::cql),
            STRUCTURES.stream(),
            EncoderInput.TABLES.stream())
        .flatMap(names -> names)
        .toList();
  }

  private static String line(Map<CopyFormat, Cost> costs) {
    Cost csv = costs.get(CopyFormat.CSV);
    return "| %s | %s | %s |"
        .formatted(
            csv.what().replace("<", "&lt;").replace(">", "&gt;"),
            figures(csv),
            figures(costs.get(CopyFormat.BINARY)));
  }

  private static String figures(Cost cost) {
    return "%,.0f ± %,.0f | %,.0f | %.1f"
        .formatted(cost.nanos(), cost.error(), cost.chunk(), cost.garbage());
  }
}
