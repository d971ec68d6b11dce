package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.it.load.EventsTable;
import dev.sluice.it.report.ReportPage;
import dev.sluice.it.servers.ForkedMain;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reports of migrations as a browser shows them, and as the ledger makes them again. */
@Timeout(180)
class ReportBrowserIT {
  private static final EventsTable TABLE = new EventsTable(4);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void aRunWithRejectsOfNastyNames() throws Exception {
    Migration migration = Migration.create(folder);
    migration.load(TABLE, 2_000);
    migration.sql(
        "ALTER TABLE events ADD CONSTRAINT \"</script><b>'few' & <!--\" CHECK (attempts < 3)");
    Path own = folder.resolve("own");
    Path made = folder.resolve("made");

    var result =
        migration.run(
            "events", "--streams=2", "--unitRows=100", "--maxRejects=2000", "--reportDir=" + own);
    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    JsonNode json = JSON.readTree(ReportPage.file(own, ".json").toFile());
    var again = migration.report("--run=" + json.at("/runId").asText(), "--reportDir=" + made);

    assertThat(result.output()).contains(".html, ");
    assertThat(json.at("/rejects/0/message").asText()).contains("</script><b>'few' & <!--");
    assertThat(json.at("/origins/streams").asText()).isEqualTo("--streams");
    assertThat(json.at("/settings/targetPassword").asText()).isEqualTo("***");
    assertThat(json.at("/versions/Cassandra").asText()).startsWith("5.");
    assertThat(json.at("/versions/target").asText()).startsWith("PostgreSQL 15");
    assertThat(again.status()).as(again.output()).isEqualTo(ExitStatus.DONE);
    assertThat(JSON.readTree(ReportPage.file(made, ".json").toFile())).isEqualTo(json);
    ReportPage.check(own);
  }

  @Test
  void aRunThatWasKilled() throws Exception {
    Migration migration = Migration.create(folder);
    migration.load(TABLE, 5_000);
    try (Brake brake = Brake.behind(migration, 10);
        ForkedMain run =
            ForkedMain.start(
                folder, "-Xmx512m", migration.command("events", "--streams=2", "--unitRows=100"))) {
      run.await(brake::holds);
      run.kill();
    }
    migration.awaitNoSession();
    long units =
        migration.number("SELECT count(*) FROM sluice.unit WHERE committed_at IS NOT NULL");
    long loaded = migration.number("SELECT count(*) FROM events");
    Path reports = folder.resolve("reports");

    var report = migration.report("--reportDir=" + reports);
    var unknown = migration.report("--run=nobody");

    assertThat(report.status()).as(report.output()).isEqualTo(ExitStatus.DONE);
    assertThat(report.output())
        .contains(
            "did not end; its last sign of life was at",
            "%,d loaded + 0 rejected".formatted(loaded),
            "units    %,d of ".formatted(units));
    JsonNode json = JSON.readTree(ReportPage.file(reports, ".json").toFile());
    assertThat(json.at("/state").asText()).isEqualTo("died");
    assertThat(json.at("/verdict/0/mood").asText()).isEqualTo("bad");
    assertThat(json.at("/rows/loaded").asLong()).isEqualTo(loaded);
    assertThat(json.at("/units/planned").asLong()).isGreaterThan(units);
    assertThat(json.at("/usageOverTime/processes/0/role").asText()).isEqualTo("driver");
    assertThat(json.at("/usage/heapBytes").asLong()).isPositive();
    ReportPage.check(reports);
    assertThat(unknown.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(unknown.output())
        .contains("Cannot find run \"nobody\" in the ledger", "The newest are:")
        .contains(json.at("/runId").asText() + "  cassandra", "did not end");
  }
}
