package dev.sluice.it.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.Complexity;
import dev.sluice.it.load.CsvLoad;
import dev.sluice.it.load.GenerateCsv;
import dev.sluice.it.load.Manifest;
import dev.sluice.it.load.ManifestFile;
import dev.sluice.it.load.StreamEventsTable;
import dev.sluice.it.servers.SharedServers;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;

class ManifestAuditIT {
  @TempDir private Path folder;
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = SharedServers.postgres().connect(SharedServers.postgres().newDatabase("audit"));
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @EnumSource
  void filesThatPostgresCopiesAreWhatTheManifestSays(Complexity complexity) throws Exception {
    Manifest manifest = load(complexity);

    ManifestAudit audit = audit(manifest);

    assertThat(audit.isClean()).as(audit.text()).isTrue();
    assertThat(audit.expected()).isEqualTo(manifest.good()).isEqualTo(audit.rows());
    assertThat(audit.distinctIds()).isEqualTo(audit.rows());
    assertThat(connection.getAutoCommit()).isTrue();
  }

  @Test
  void everyDifferenceIsFound() throws Exception {
    Manifest manifest = load(Complexity.MEDIUM);
    StreamEventsTable table = manifest.table();
    execute("ALTER TABLE events DROP CONSTRAINT events_pkey");
    execute("DELETE FROM events WHERE event_id = '%s'".formatted(table.row(7)[0]));
    execute(
        "UPDATE events SET quantity = quantity + 1, coupon_code = 'other' WHERE event_id = '%s'"
            .formatted(table.row(11)[0]));
    execute(
        "INSERT INTO events SELECT * FROM events WHERE event_id = '%s'"
            .formatted(table.row(13)[0]));
    execute(
        "CREATE TABLE extra AS SELECT * FROM events WHERE event_id = '%s'"
            .formatted(table.row(17)[0]));
    execute("UPDATE extra SET event_id = '00000000-0000-4000-8000-000000000000'");
    execute("INSERT INTO events SELECT * FROM extra");

    ManifestAudit audit = audit(manifest);

    assertThat(audit.isClean()).isFalse();
    assertThat(audit.missing()).isEqualTo(1);
    assertThat(audit.changed()).isEqualTo(1);
    assertThat(audit.doubled()).isEqualTo(1);
    assertThat(audit.unexpected()).isEqualTo(1);
    assertThat(audit.rows()).isEqualTo(audit.expected() + 1);
    assertThat(audit.distinctIds()).isEqualTo(audit.expected());
    assertThat(audit.findings())
        .extracting(finding -> finding.kind() + " " + finding.index())
        .containsExactlyInAnyOrder("MISSING 7", "CHANGED 11", "DOUBLED 13", "UNEXPECTED -1");
    assertThat(audit.findings())
        .filteredOn(finding -> finding.kind() == ContentDifference.Kind.CHANGED)
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.found()).matches("quantity=\\d+, coupon_code=other"));
    assertThat(audit.text())
        .contains("1 missing, 1 unexpected, 1 doubled, 1 changed")
        .contains("event_id=" + table.row(7)[0])
        .contains("event_id=00000000-0000-4000-8000-000000000000");
  }

  @Test
  void onlyTheFirstRowsOfAKindAreShown() throws Exception {
    Manifest manifest = load(Complexity.BASIC);
    execute("TRUNCATE events");

    ManifestAudit audit = audit(manifest);

    assertThat(audit.missing()).isEqualTo(manifest.good());
    assertThat(audit.findings()).hasSize(5);
  }

  private ManifestAudit audit(Manifest manifest) throws SQLException {
    return ManifestAudit.of(connection, "public", "events", manifest);
  }

  private Manifest load(Complexity complexity) throws SQLException, IOException {
    CsvLoad load =
        CsvLoad.into(folder.resolve("in"))
            .withTable(new StreamEventsTable(5, complexity))
            .withFileRows(200, 400);
    GenerateCsv.run(load);
    Manifest manifest = Manifest.read(load.manifest());
    execute(load.table().postgresDdl("public"));
    for (String index : load.table().indexDdl("public")) {
      execute(index);
    }
    String copy =
        "COPY events (%s) FROM STDIN (FORMAT csv, HEADER)"
            .formatted(String.join(", ", load.table().columnNames()));
    for (ManifestFile file : manifest.files()) {
      try (Reader reader = Files.newBufferedReader(load.outputDir().resolve(file.name()))) {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, reader);
      }
    }
    return manifest;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
