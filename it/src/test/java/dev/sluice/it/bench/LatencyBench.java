package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.copy.PostgresTarget;
import dev.sluice.it.load.EventsTable;
import dev.sluice.it.servers.PostgresProxy;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

/**
 * How much of the speed is left when the target is a network away. The same proxy stands before the
 * target in both cases. Rows, runs, streams and milliseconds one way by system properties {@code
 * bench.events}, {@code bench.runs}, {@code bench.streams}, {@code bench.latency}.
 */
class LatencyBench {
  private static final int STREAMS = Integer.getInteger("bench.streams", 4);
  private static final int RUNS = Integer.getInteger("bench.runs", 5);
  private static final Duration ONE_WAY =
      Duration.ofMillis(Integer.getInteger("bench.latency", 10));

  @Test
  void aDistantTargetTakesNineTenthsOfTheSpeed() throws Exception {
    try (Servers servers = Servers.start();
        JavaSparkContext spark = OnSpark.start(STREAMS);
        PostgresProxy proxy =
            PostgresProxy.before(
                new InetSocketAddress(servers.postgres().host(), servers.postgres().port()))) {
      assertThat(spark.sc().isStopped()).isFalse();
      long rows = Long.getLong("bench.events", 800_000);
      compare(through(proxy, servers.load(new EventsTable(1), rows, STREAMS)), proxy);
    }
  }

  private static void compare(Table table, PostgresProxy proxy) throws Exception {
    List<Sample> near = new ArrayList<>();
    List<Sample> far = new ArrayList<>();
    for (int run = -1; run < RUNS; run++) {
      Sample a = measure(table, proxy, Duration.ZERO);
      Sample b = measure(table, proxy, ONE_WAY);
      System.out.printf("run %d: near %s, far %s%n", run, a, b);
      if (run >= 0) {
        near.add(a);
        far.add(b);
      }
    }
    double speed =
        Sample.median(far, Sample::rowsPerSecond) / Sample.median(near, Sample::rowsPerSecond);
    System.out.printf(
        "%s, %d streams, %d units, medians of %d: near %.0f rows/s, %d ms one way %.0f rows/s; ratio %.2f%n",
        table.query().table(),
        STREAMS,
        table.units().size(),
        RUNS,
        Sample.median(near, Sample::rowsPerSecond),
        ONE_WAY.toMillis(),
        Sample.median(far, Sample::rowsPerSecond),
        speed);
    assertThat(speed).isGreaterThanOrEqualTo(0.9);
  }

  private static Sample measure(Table table, PostgresProxy proxy, Duration oneWay)
      throws Exception {
    proxy.delay(oneWay);
    return Sample.measure(table, new OnSpark(table)::run);
  }

  private static Table through(PostgresProxy proxy, Table table) {
    PostgresTarget direct = table.target();
    PostgresTarget target =
        new PostgresTarget(
            direct.driver(),
            List.of(proxy.host() + ":" + proxy.port()),
            direct.database(),
            direct.user(),
            direct.password(),
            direct.loadBalance(),
            direct.tls(),
            direct.session(),
            direct.connectTimeout());
    return new Table(
        table.cluster(),
        target,
        table.query(),
        table.plan(),
        table.units(),
        table.streams(),
        table.format());
  }
}
