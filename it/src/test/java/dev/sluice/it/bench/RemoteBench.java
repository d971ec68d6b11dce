package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.copy.CommitTime;
import dev.sluice.it.load.DemoTable;
import dev.sluice.it.load.EventsTable;
import dev.sluice.it.load.SkewedTable;
import dev.sluice.it.servers.DelayProxy;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.RunTotals;
import dev.sluice.ledger.UnitTime;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

/**
 * How much of the speed is left when both servers are a network away, and how evenly streams are
 * used. The same proxies stand before both servers in all cases. Rows, rounds, streams and round
 * trips in milliseconds by system properties {@code bench.events}, {@code bench.runs}, {@code
 * bench.streams}, {@code bench.roundTrips}; a folder for the picture by {@code bench.pictures}.
 */
class RemoteBench {
  private static final int RUNS = Integer.getInteger("bench.runs", 3);
  private static final long ROWS = Long.getLong("bench.events", 400_000);
  private static final List<Integer> STREAMS = numbers("bench.streams", "4,8,16,32");
  private static final List<Integer> ROUND_TRIPS = numbers("bench.roundTrips", "0,5,20,50");
  private static final double MICROS = 1e6;

  private static List<Integer> numbers(String property, String otherwise) {
    return Stream.of(System.getProperty(property, otherwise).split(","))
        .map(Integer::valueOf)
        .toList();
  }

  /**
   * One run.
   *
   * @param efficiency of the streams: time of their units and commits ÷ (wall time × streams)
   * @param skew slowest unit ÷ median unit, by their time for a row: the last units are smaller
   */
  record Run(double rowsPerSecond, double efficiency, double skew) {}

  @Test
  void aRoundTripOf20MillisecondsLeavesNineTenthsOfTheSpeed() throws Exception {
    try (Servers servers = Servers.start();
        Proxies proxies = Proxies.before(servers)) {
      Table loaded = servers.load(new EventsTable(1), ROWS, STREAMS.get(0));
      Map<Integer, Map<Integer, Double>> speeds = new LinkedHashMap<>();
      for (int streams : STREAMS) {
        try (JavaSparkContext spark = OnSpark.start(streams)) {
          assertThat(spark.sc().isStopped()).isFalse();
          speeds.put(streams, compare(proxies, proxies.replan(loaded, streams)));
        }
      }
      SpeedPicture.ofRoundTrips(speeds).saveIfWanted("remote");
      Map<Integer, Double> most = speeds.get(STREAMS.get(STREAMS.size() - 1));
      if (ROUND_TRIPS.containsAll(List.of(0, 20))) {
        assertThat(most.get(20) / most.get(0)).isGreaterThanOrEqualTo(0.9);
      }
    }
  }

  @Test
  void streamsAreBusyAndUnitsEven() throws Exception {
    int streams = STREAMS.get(0);
    try (Servers servers = Servers.start();
        JavaSparkContext spark = OnSpark.start(streams)) {
      assertThat(spark.sc().isStopped()).isFalse();
      for (DemoTable table : List.of(new EventsTable(1), new SkewedTable(new EventsTable(1)))) {
        Table loaded = servers.load(table, ROWS, streams);
        List<Run> runs = new ArrayList<>();
        for (int run = -1; run < RUNS; run++) {
          Run measured = measure(loaded);
          if (run >= 0) {
            runs.add(measured);
          }
        }
        System.out.printf(
            "%s, %d rows in %d units by %d streams, medians of %d: parallel efficiency %.2f, slowest unit %.2f × median for a row%n",
            table.name(),
            ROWS,
            loaded.units().size(),
            streams,
            RUNS,
            median(runs, Run::efficiency),
            median(runs, Run::skew));
      }
    }
  }

  /** Returns rows/s by round trip. */
  private static Map<Integer, Double> compare(Proxies proxies, Table table) throws Exception {
    Map<Integer, List<Run>> runs = new LinkedHashMap<>();
    for (int round = -1; round < RUNS; round++) {
      for (int roundTrip : ROUND_TRIPS) {
        proxies.roundTrip(Duration.ofMillis(roundTrip));
        Run run = measure(table);
        if (round >= 0) {
          runs.computeIfAbsent(roundTrip, millis -> new ArrayList<>()).add(run);
        }
      }
    }
    proxies.roundTrip(Duration.ZERO);
    Map<Integer, Double> speeds = new LinkedHashMap<>();
    double near = median(runs.get(ROUND_TRIPS.get(0)), Run::rowsPerSecond);
    runs.forEach(
        (roundTrip, measured) -> {
          double speed = median(measured, Run::rowsPerSecond);
          speeds.put(roundTrip, speed);
          System.out.printf(
              "%d streams, %d units, round trip %d ms, medians of %d: %.0f rows/s, %.2f of that at %d ms; parallel efficiency %.2f, slowest unit %.2f × median for a row%n",
              table.streams(),
              table.units().size(),
              roundTrip,
              RUNS,
              speed,
              speed / near,
              ROUND_TRIPS.get(0),
              median(measured, Run::efficiency),
              median(measured, Run::skew));
        });
    return speeds;
  }

  private static Run measure(Table table) throws Exception {
    RunRef run = table.begin();
    System.gc();
    long commitMicros = CommitTime.micros(new OnSpark(table).run(run));
    RunTotals totals = table.totals(run);
    assertThat(totals.rows().loaded()).isEqualTo(ROWS);
    return new Run(
        totals.rows().loaded() / totals.wallSeconds(),
        (totals.times().elapsed() + commitMicros)
            / MICROS
            / (totals.wallSeconds() * table.streams()),
        skew(table.unitTimes(run)));
  }

  private static double skew(List<UnitTime> units) {
    double[] sorted =
        units.stream()
            .filter(unit -> unit.rows() > 0)
            .mapToDouble(unit -> (double) unit.times().elapsed() / unit.rows())
            .sorted()
            .toArray();
    return sorted[sorted.length - 1] / sorted[sorted.length / 2];
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
    List<Run> sorted = runs.stream().sorted(Comparator.comparingDouble(figure)).toList();
    return figure.applyAsDouble(sorted.get(sorted.size() / 2));
  }

  /** A network before each server. */
  private record Proxies(DelayProxy cassandra, DelayProxy postgres) implements AutoCloseable {

    static Proxies before(Servers servers) {
      return new Proxies(
          DelayProxy.before(
              new InetSocketAddress(servers.cassandra().host(), servers.cassandra().port())),
          DelayProxy.before(
              new InetSocketAddress(servers.postgres().host(), servers.postgres().port())));
    }

    void roundTrip(Duration time) {
      cassandra.delay(time.dividedBy(2));
      postgres.delay(time.dividedBy(2));
    }

    Table replan(Table table, int streams) throws Exception {
      return table.through(
          cassandra.host(), cassandra.port(), postgres.host() + ":" + postgres.port(), streams);
    }

    @Override
    public void close() {
      cassandra.close();
      postgres.close();
    }
  }
}
