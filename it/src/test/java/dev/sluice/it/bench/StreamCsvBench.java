package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.AtRate;
import dev.sluice.it.load.CsvLoad;
import dev.sluice.it.load.EveryInterval;
import dev.sluice.it.load.GenerateCsv;
import dev.sluice.it.load.LoadPattern;
import dev.sluice.it.load.SeedLoad;
import dev.sluice.it.load.StreamEventsTable;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.ledger.LatencySketch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How much of the floor's speed {@code stream-csv} keeps, and how long rows take at half of that:
 * from the moment when the schedule asks for their file to their commit. Files, rows of each, runs
 * and streams by system properties {@code bench.files}, {@code bench.rows}, {@code bench.runs},
 * {@code bench.streams}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StreamCsvBench {
  private static final int FILES = Integer.getInteger("bench.files", 40);
  private static final int ROWS = Integer.getInteger("bench.rows", 20_000);
  private static final int RUNS = Integer.getInteger("bench.runs", 3);
  private static final int STREAMS = Integer.getInteger("bench.streams", 2);
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final List<String> ONCE = List.of("--until=empty", "--ready=rename");

  @TempDir static Path folder;
  private static StreamEventsTable table;

  /** Rows/s; a guess unless it was measured before. */
  private static double sustained = Integer.getInteger("bench.rate", 40_000);

  @BeforeAll
  static void writeFiles() throws Exception {
    CsvLoad many = CsvLoad.into(folder.resolve("many")).withFileRows(ROWS, ROWS);
    table = many.table();
    for (CsvLoad load :
        List.of(
            many.withSchedule(new EveryInterval(Duration.ZERO, FILES)),
            CsvLoad.into(folder.resolve("one"))
                .withFileRows(FILES * ROWS, FILES * ROWS)
                .withSchedule(new EveryInterval(Duration.ZERO, 1)))) {
      GenerateCsv.run(load);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Order(1)
  void keepsFourFifthsOfTheFloor(CsvTarget.Indexes indexes) throws Exception {
    List<CsvSample> floor = new ArrayList<>();
    List<CsvSample> many = new ArrayList<>();
    List<CsvSample> one = new ArrayList<>();
    try (LocalPostgres postgres = LocalPostgres.start(LocalPostgres.Settings.durable())) {
      for (int run = -1; run < RUNS; run++) {
        CsvSample a = floor(postgres, indexes);
        CsvSample b = stream(postgres, indexes, "many");
        CsvSample c = stream(postgres, indexes, "one");
        System.out.printf("%s run %d: floor %s; files %s; one file %s%n", indexes, run, a, b, c);
        if (run >= 0) {
          floor.add(a);
          many.add(b);
          one.add(c);
        }
      }
    }
    double limit = CsvSample.median(floor, CsvSample::rowsPerSecond);
    print(indexes, "floor, %d files".formatted(FILES), floor, limit);
    print(indexes, "stream-csv, %d files".formatted(FILES), many, limit);
    print(indexes, "stream-csv, one file", one, limit);
    if (indexes == CsvTarget.Indexes.FOUR) {
      sustained = CsvSample.median(many, CsvSample::rowsPerSecond);
    }
    assertThat(CsvSample.median(many, CsvSample::rowsPerSecond) / limit)
        .isGreaterThanOrEqualTo(0.8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--ready=rename", "--ready=stable"})
  @Order(2)
  void halfOfThatRateIsLoadedInTime(String ready) throws Exception {
    long rate = Math.round(sustained / 2);
    CsvLoad load =
        CsvLoad.into(folder.resolve("rate" + ready))
            .withFileRows(1_000, 1_000)
            .withSchedule(new AtRate(rate, LoadPattern.STEADY, TIME));
    LatencySketch latency = latency(load, ready);
    print("%,d rows/s".formatted(rate), ready, latency);
    assertThat(latency.percentile(99)).isLessThan(limit(ready));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--ready=rename", "--ready=stable"})
  @Order(3)
  void theSeedsBaselineIsLoadedInTime(String ready) throws Exception {
    CsvLoad load =
        SeedLoad.BASELINE.lasting(TIME, folder.resolve("baseline" + ready).resolve("in"));
    LatencySketch latency = latency(load, ready);
    print("baseline of seed 004", ready, latency);
    assertThat(latency.percentile(99)).isLessThan(limit(ready));
  }

  /**
   * Milliseconds; a file that is complete when nobody has written to it for a second waits as long.
   */
  private static long limit(String ready) {
    return ready.endsWith("stable") ? 3_000 : 2_000;
  }

  private static LatencySketch latency(CsvLoad load, String ready) throws Exception {
    try (LocalPostgres postgres = LocalPostgres.start(LocalPostgres.Settings.durable())) {
      CsvTarget target = CsvTarget.create(postgres, load.table(), CsvTarget.Indexes.FOUR);
      return new OpenLoop(target, load, TIME, STREAMS, ready).run();
    }
  }

  private static void print(String load, String ready, LatencySketch latency) {
    System.out.printf(
        "| %s | %s | %,d ms | %,d ms | %,d ms | %,d ms |%n",
        load,
        ready,
        latency.percentile(50),
        latency.percentile(95),
        latency.percentile(99),
        latency.percentile(100));
  }

  private static void print(
      CsvTarget.Indexes indexes, String what, List<CsvSample> samples, double limit) {
    double rate = CsvSample.median(samples, CsvSample::rowsPerSecond);
    double all = CsvSample.median(samples, CsvSample::rowsPerSecondOfAll);
    System.out.printf(
        "| %s indexes | %s | %,.0f rows/s | %.2f | %,.0f rows/s | %.2f CPU s |%n",
        indexes, what, rate, rate / limit, all, CsvSample.median(samples, CsvSample::cpuSeconds));
  }

  private static CsvSample floor(LocalPostgres postgres, CsvTarget.Indexes indexes)
      throws Exception {
    List<Path> files;
    try (Stream<Path> list = Files.list(folder.resolve("many"))) {
      files = list.sorted().toList();
    }
    CsvTarget target = CsvTarget.create(postgres, table, indexes);
    CsvFloor floor = new CsvFloor(target.target(), table.columnNames(), STREAMS);
    CsvSample sample = CsvSample.ofFloor(() -> floor.run(files), (long) FILES * ROWS);
    check(target);
    return sample;
  }

  private static CsvSample stream(LocalPostgres postgres, CsvTarget.Indexes indexes, String input)
      throws Exception {
    CsvTarget target = CsvTarget.create(postgres, table, indexes);
    StreamCommand command = StreamCommand.csv(target, folder.resolve(input), STREAMS, ONCE);
    CsvSample sample = CsvSample.ofStream(command::run, target, (long) FILES * ROWS);
    check(target);
    return sample;
  }

  private static void check(CsvTarget target) throws Exception {
    assertThat((long) target.number("SELECT count(*) FROM events")).isEqualTo((long) FILES * ROWS);
    target.drop();
  }
}
