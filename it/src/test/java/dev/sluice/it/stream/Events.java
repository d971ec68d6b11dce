package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.CsvLoad;
import dev.sluice.it.load.EveryInterval;
import dev.sluice.it.load.GenerateCsv;
import dev.sluice.it.load.Manifest;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.SharedServers;
import dev.sluice.it.verify.ManifestAudit;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Files of events in a stream's folder, and a table for them that would hold a row twice. */
final class Events {
  static final String TABLE = "events";

  /** Of {@link #writeLargeFiles}. */
  static final int FILES = 10;

  final CsvStream stream;
  final CsvLoad load;

  private Events(CsvStream stream) throws SQLException {
    this.stream = stream;
    this.load = CsvLoad.into(stream.input);
    stream.sql(load.table().postgresDdl("public"));
    stream.sql("ALTER TABLE events DROP CONSTRAINT events_pkey");
  }

  static Events create(Path folder) throws IOException, SQLException {
    return create(folder, SharedServers.postgres());
  }

  static Events create(Path folder, LocalPostgres postgres) throws IOException, SQLException {
    return new Events(CsvStream.create(folder, postgres));
  }

  /** Files that PostgreSQL gets in two units each, with {@code --fileSplitMb=1}. */
  void writeLargeFiles() throws IOException {
    GenerateCsv.run(
        load.withFileRows(17_000, 17_500).withSchedule(new EveryInterval(Duration.ZERO, FILES)));
  }

  Manifest manifest() throws IOException {
    return Manifest.read(load.manifest());
  }

  long rows() throws SQLException {
    return stream.number("SELECT count(*) FROM events");
  }

  long unitsDone() throws SQLException {
    return stream.number("SELECT count(*) FROM sluice.unit WHERE committed_at IS NOT NULL");
  }

  /** Each row of the manifest is in the table once, and the ledger says so too. */
  void assertLoadedOnce() throws Exception {
    Manifest manifest = manifest();
    try (Connection connection = stream.sql()) {
      ManifestAudit audit = ManifestAudit.of(connection, "public", TABLE, manifest);
      assertThat(audit.isClean()).as(audit.text()).isTrue();
      assertThat(audit.rows()).isEqualTo(manifest.rows());
    }
    assertThat(stream.text("SELECT count(*) || ' ' || sum(rows_read) FROM sluice.unit"))
        .isEqualTo(unitsDone() + " " + manifest.rows());
    assertLedgerBalances();
    assertThat(stream.texts("SELECT state || ' ' || count(*) FROM sluice.file GROUP BY state"))
        .containsExactly("done " + manifest.files().size());
  }

  /** No unit twice, none left, and the units of a file lie side by side. */
  void assertLedgerBalances() throws SQLException {
    assertThat(
            stream.text(
                "SELECT sum(rows_read) - sum(rows_loaded + rows_rejected + rows_filtered + rows_duplicate + rows_deleted)"
                    + " FROM sluice.unit"))
        .isEqualTo("0");
    assertThat(stream.text("SELECT count(*) - count(DISTINCT unit_id) FROM sluice.unit"))
        .isEqualTo("0");
    assertThat(stream.texts("SELECT unit_id FROM sluice.planned_unit")).isEmpty();
    assertThat(
            stream.texts(
                """
                SELECT unit_id FROM (
                  SELECT unit_id, range_from, lag(range_until) OVER (
                    PARTITION BY split_part(unit_id, '/', 2) ORDER BY range_from::bigint) AS before
                  FROM sluice.unit) u
                WHERE range_from <> before
                """))
        .isEmpty();
  }
}
