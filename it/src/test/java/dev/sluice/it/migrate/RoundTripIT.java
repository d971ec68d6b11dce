package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.it.load.DemoTable;
import dev.sluice.it.load.EventsTable;
import dev.sluice.it.load.ReadingsTable;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both demo tables under both runners, every value compared by code that is not the product's. */
class RoundTripIT {
  private static final long ROWS = 3_000;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "SparkRunner, readings, postgresql, binary",
    "SparkRunner, readings, postgresql, csv",
    "SparkRunner, events, postgresql, csv",
    "SparkRunner, events, yugabytedb, binary",
    "DirectRunner, readings, postgresql, csv",
    "DirectRunner, events, yugabytedb, binary"
  })
  void everyValueArrives(String runner, String name, String driver, String format)
      throws Exception {
    DemoTable table = name.equals("readings") ? new ReadingsTable(7) : new EventsTable(7);
    Migration migration = Migration.create(folder);
    migration.load(table, ROWS);

    var result =
        migration.run(
            table.name(),
            "--runner=" + runner,
            "--targetDriver=" + driver,
            "--copyFormat=" + format,
            "--streams=2",
            "--unitRows=400",
            "--fetchSizeInRows=90",
            "--copyFlushEvery=150");

    assertThat(result.output())
        .contains("3,000 read = 3,000 loaded + 0 rejected")
        .as("the server, whatever the driver is")
        .containsPattern("(?m)^  to +postgresql ");
    assertThat(result.status()).isEqualTo(ExitStatus.DONE);
    migration.assertSameContent(table);
    assertThat(migration.number("SELECT max(copies) FROM sluice.unit"))
        .as("COPY statements of a unit, with --copyFlushEvery=150")
        .isGreaterThan(1);
  }

  @Test
  void columnsAreChosenRenamedAndRowsFiltered() throws Exception {
    EventsTable table = new EventsTable(8);
    Migration migration = Migration.create(folder);
    migration.load(table, 500);
    migration.sql(
        "CREATE TABLE narrow (who text NOT NULL, event_id uuid NOT NULL, tries bigint, added"
            + " timestamptz DEFAULT now())");

    var result =
        migration.run(
            "events",
            "--targetTable=public.narrow",
            "--columns=customer_id=who,event_id,attempts=tries",
            "--where=attempts > 0");

    assertThat(result.output()).contains("Bottleneck:");
    assertThat(result.status()).isEqualTo(ExitStatus.DONE);
    long wanted =
        migration
            .cql()
            .execute(
                "SELECT count(*) FROM %s.events WHERE attempts > 0 ALLOW FILTERING"
                    .formatted(migration.keyspace))
            .one()
            .getLong(0);
    assertThat(migration.number("SELECT count(*) FROM narrow WHERE added IS NOT NULL"))
        .isEqualTo(wanted);
    assertThat(migration.number("SELECT count(*) FROM narrow WHERE tries > 0")).isEqualTo(wanted);
  }

  @Test
  void anEmptyTableIsDoneAndTheTargetIsCreatedOnDemand() throws Exception {
    Migration migration = Migration.create(folder);
    EventsTable table = new EventsTable(9);
    migration.cql().execute(table.cassandraDdl(migration.keyspace));

    var result = migration.run("events", "--createTarget=if-missing");

    assertThat(result.output()).contains("0 read = 0 loaded");
    assertThat(result.status()).isEqualTo(ExitStatus.DONE);
    assertThat(migration.number("SELECT count(*) FROM events")).isZero();
    assertThat(
            migration.number(
                "SELECT count(*) FROM pg_index WHERE indrelid = 'events'::regclass AND indisprimary"))
        .isEqualTo(1);
  }

  @Test
  void theReportIsStoredAsTextAndJson() throws Exception {
    EventsTable table = new EventsTable(10);
    Migration migration = Migration.create(folder);
    migration.load(table, 400);
    Path reports = folder.resolve("reports");

    var result = migration.run("events", "--reportDir=" + reports, "--streams=2");

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    JsonNode json;
    try (Stream<Path> files = Files.list(reports)) {
      Path file = files.filter(path -> path.toString().endsWith(".json")).findFirst().orElseThrow();
      json = new ObjectMapper().readTree(file.toFile());
    }
    assertThat(json.at("/rows/loaded").asLong()).isEqualTo(400);
    assertThat(json.at("/units/done").asLong()).isEqualTo(json.at("/units/planned").asLong());
    assertThat(json.at("/copy/statements").asLong()).isPositive();
    assertThat(json.at("/streams/count").asInt()).isEqualTo(2);
    assertThat(json.at("/timeShares/copy").asDouble()).isBetween(0.0, 1.0);
    assertThat(json.at("/settings/cassandraPassword").asText()).isEqualTo("***");
    assertThat(json.at("/settings/targetPassword").asText()).isEqualTo("***");
    assertThat(migration.number("SELECT count(*) FROM sluice.run WHERE settings LIKE '%***%'"))
        .isEqualTo(1);
  }
}
