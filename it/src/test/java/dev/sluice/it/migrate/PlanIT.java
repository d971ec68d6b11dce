package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.it.load.DemoTable;
import dev.sluice.it.load.EventsTable;
import dev.sluice.it.load.LoadCassandra;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanIT {
  private static final int ROWS = 20_000;

  @TempDir private Path folder;

  @Test
  void aPlanLeavesNothingBehindAndItsProfileRuns() throws Exception {
    Migration migration = Migration.create(folder);
    DemoTable events = new EventsTable(1);
    LoadCassandra.into(migration.cql(), migration.keyspace).load(events, ROWS);
    Path profile = folder.resolve("planned.properties");

    Migration.Result plan =
        migration.plan(
            events.name(),
            "--createTarget=if-missing",
            "--trialSeconds=4",
            "--profileFile=" + profile,
            "--planFor=local");
    assertThat(plan.status()).as(plan.output()).isEqualTo(ExitStatus.DONE);
    assertThat(plan.output())
        .contains("10 columns", "rows each", "in use", "streams", "MiB for each stream", "time ")
        .contains("Table public.events is not there yet; migrate will make it.");
    assertThat(tables(migration)).as("tables that the trial made").isZero();
    assertThat(migration.number("SELECT count(*) FROM sluice.run")).isZero();

    Migration.Result copy =
        migration.run(events.name(), "--createTarget=if-missing", "--profile=" + profile);
    assertThat(copy.status()).as(copy.output()).isEqualTo(ExitStatus.DONE);
    migration.assertSameContent(events);
  }

  private static long tables(Migration migration) throws Exception {
    return migration.number(
        "SELECT count(*) FROM pg_class WHERE relname LIKE 'trial%' OR relname = 'events'");
  }

  @Test
  void asJsonForACluster() throws Exception {
    Migration migration = Migration.create(folder);
    DemoTable events = new EventsTable(1);
    migration.load(events, ROWS);
    Path profile = folder.resolve("planned.properties");

    Migration.Result plan =
        migration.plan(
            events.name(),
            "--as=json",
            "--trialSeconds=2",
            "--planFor=cluster",
            "--streams=6",
            "--executorCores=4",
            "--profileFile=" + profile);

    assertThat(plan.status()).as(plan.output()).isEqualTo(ExitStatus.DONE);
    JsonNode json = new ObjectMapper().readTree(plan.output());
    assertThat(json.at("/rows/fewest").asLong()).isLessThanOrEqualTo(ROWS);
    assertThat(json.at("/rows/most").asLong()).isGreaterThanOrEqualTo(ROWS);
    assertThat(json.at("/streams/count").asInt()).isEqualTo(6);
    assertThat(json.at("/memory/executors").asInt()).isEqualTo(2);
    assertThat(json.at("/memory/executorCores").asInt()).isEqualTo(3);
    assertThat(json.at("/trial/0/rowsPerSecond").asDouble()).isPositive();
    assertThat(json.at("/connections/free").asInt()).isPositive();
    assertThat(Files.readString(profile))
        .contains("spark.sluice.inherits=spark-cluster", "spark.executor.instances=2")
        .contains("spark.executor.cores=3", "spark.executor.memory=512m");
    assertThat(migration.number("SELECT count(*) FROM public.events")).isZero();
  }

  @Test
  void moreStreamsThanConnectionsAreRefused() throws Exception {
    Migration migration = Migration.create(folder);
    DemoTable events = new EventsTable(1);
    migration.load(events, 10);
    migration.sql("ALTER DATABASE %s CONNECTION LIMIT 9".formatted(migration.database));

    Migration.Result plan = migration.plan(events.name(), "--streams=32", "--profileFile=none");
    Migration.Result copy = migration.run(events.name(), "--streams=32");

    for (Migration.Result refused : List.of(plan, copy)) {
      assertThat(refused.status()).isEqualTo(ExitStatus.SETUP_WRONG);
      assertThat(refused.output())
          .contains("Cannot run 32 streams, as the flags and profile spark-local have it")
          .contains("the target allows 9 connections, 0 of them are reserved")
          .contains("a run needs 2 beside its streams. Ask for at most 7 with --streams");
    }
  }

  @Test
  void whatMigrateWouldRefuseIsARemark() throws Exception {
    Migration migration = Migration.create(folder);
    migration
        .cql()
        .execute("CREATE TABLE " + migration.keyspace + ".clock (id int PRIMARY KEY, at time)");
    migration
        .cql()
        .execute("INSERT INTO " + migration.keyspace + ".clock (id, at) VALUES (1, '10:00:00')");
    migration.sql("CREATE TABLE clock (id int PRIMARY KEY, at time)");
    Path kept = Files.writeString(folder.resolve("mine.properties"), "streams=3\n");

    Migration.Result plan =
        migration.plan("clock", "--allowLossy=", "--trialSeconds=1", "--profileFile=none");
    Migration.Result overwriting = migration.plan("clock", "--profileFile=" + kept);

    assertThat(plan.status()).as(plan.output()).isEqualTo(ExitStatus.DONE);
    assertThat(plan.output())
        .contains("1, all of which the sample saw")
        .contains("migrate will refuse this: Values would change", "--allowLossy=at");
    assertThat(overwriting.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(overwriting.output())
        .contains("Cannot write the profile to " + kept, "not written by sluice plan");
    assertThat(kept).hasContent("streams=3\n");
  }
}
