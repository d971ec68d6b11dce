package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.copy.TargetDriver;
import dev.sluice.it.load.DemoTable;
import dev.sluice.it.load.EventsTable;
import dev.sluice.it.load.LoadCassandra;
import dev.sluice.it.load.ReadingsTable;
import dev.sluice.it.servers.LocalCassandra;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.row.Secret;
import dev.sluice.row.TableName;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    try (LocalCassandra cassandra = LocalCassandra.start(LocalCassandra.Settings.fullSpeed());
        LocalPostgres postgres = LocalPostgres.start(LocalPostgres.Settings.durable());
        JavaSparkContext spark = OnSpark.start(STREAMS)) {
      assertThat(spark.sc().isStopped()).isFalse();
      compare(
          load(cassandra, postgres, new ReadingsTable(1), Long.getLong("bench.readings", 50_000)));
      compare(load(cassandra, postgres, new EventsTable(1), Long.getLong("bench.events", 300_000)));
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

  private static Table load(
      LocalCassandra cassandra, LocalPostgres postgres, DemoTable table, long rows)
      throws Exception {
    String keyspace = cassandra.newKeyspace("bench");
    String database = postgres.newDatabase("bench");
    CqlSession session = cassandra.session();
    LoadCassandra.into(session, keyspace).load(table, rows);
    try (Connection connection = postgres.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(table.postgresDdl("public"));
    }
    return Table.plan(
        new CassandraCluster(
            List.of(cassandra.host()), cassandra.port(), null, null, null, Duration.ofSeconds(60)),
        new PostgresTarget(
            TargetDriver.POSTGRESQL,
            List.of(postgres.host() + ":" + postgres.port()),
            database,
            LocalPostgres.SUPERUSER,
            new Secret(LocalPostgres.SUPERUSER_PASSWORD),
            false,
            null,
            Map.of(),
            Duration.ofSeconds(10)),
        new TableName(keyspace, table.name()),
        STREAMS);
  }
}
