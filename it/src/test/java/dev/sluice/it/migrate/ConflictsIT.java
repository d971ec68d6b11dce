package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows whose key is in the target before they come. */
class ConflictsIT {
  private static final EventsTable TABLE = new EventsTable(35);
  private static final int ROWS = 2_000;

  @TempDir Path folder;
  private Migration migration;
  private long before;

  /** A third of the rows is there already, with another note. */
  @BeforeEach
  void copyAThirdAndChangeIt() throws Exception {
    migration = Migration.create(folder);
    migration.load(TABLE, ROWS);
    migration.run("events");
    migration.sql("DELETE FROM events WHERE get_byte(uuid_send(event_id), 3) % 3 > 0");
    migration.sql("UPDATE events SET note = 'before'");
    migration.sql("DROP SCHEMA sluice CASCADE");
    before = migration.number("SELECT count(*) FROM events");
    assertThat(before).isBetween(1L, ROWS - 1L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "binary"})
  void skipLeavesThemAsTheyAre(String format) throws Exception {
    var result =
        migration.run(
            "events", "--onConflict=skip", "--copyBufferRows=300", "--copyFormat=" + format);

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(result.output())
        .contains(
            "2,000 read = %,d loaded + 0 rejected + 0 filtered + %,d duplicate"
                .formatted(ROWS - before, before));
    assertThat(migration.number("SELECT count(*) FROM events")).isEqualTo(ROWS);
    assertThat(migration.number("SELECT count(*) FROM events WHERE note = 'before'"))
        .isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "binary"})
  void updateReplacesThem(String format) throws Exception {
    var result =
        migration.run(
            "events",
            "--onConflict=update",
            "--copyBufferRows=300",
            "--runner=DirectRunner",
            "--copyFormat=" + format);

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(result.output()).contains("+ %,d duplicate".formatted(before));
    migration.assertSameRows(TABLE);
  }

  @Test
  void failRefusesThemLikeAnyBadRow() throws Exception {
    var none = migration.run("events");
    var kept = migration.run("events", "--maxRejects=100%");

    assertThat(none.status()).isEqualTo(ExitStatus.TOO_MANY_REJECTS);
    assertThat(none.output()).contains("duplicate key value violates unique constraint");
    assertThat(kept.status()).as(kept.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    assertThat(migration.number("SELECT count(*) FROM sluice.reject WHERE sqlstate = '23505'"))
        .isEqualTo(before);
    assertThat(migration.rejects("replay", "--all=true", "--onConflict=update").status())
        .isEqualTo(ExitStatus.DONE);
    migration.assertSameRows(TABLE);
  }

  @Test
  void badRowsAmongConflictsAreSortedOutToo() throws Exception {
    migration.sql("ALTER TABLE events ADD CHECK (NOT attempts % 50 = 7) NOT VALID");

    var result = migration.run("events", "--onConflict=update", "--maxRejects=50%");

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    assertThat(
            migration.number(
                "SELECT count(*) FROM events WHERE attempts % 50 = 7 AND note IS DISTINCT FROM 'before'"))
        .isZero();
    assertThat(
            migration.number(
                "SELECT sum(rows_loaded + rows_rejected + rows_duplicate) FROM sluice.unit"))
        .isEqualTo(ROWS);
  }

  @Test
  void theLastRowOfAKeyWins() throws Exception {
    migration.sql("CREATE TABLE few (customer_id text PRIMARY KEY, attempts integer)");

    var result =
        migration.run(
            "events",
            "--targetTable=public.few",
            "--columns=customer_id,attempts",
            "--onConflict=update");

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    long customers = ROWS / EventsTable.ROWS_PER_CUSTOMER;
    assertThat(result.output())
        .contains("= %,d loaded".formatted(customers))
        .contains("+ %,d duplicate".formatted(ROWS - customers));
    Map<String, Integer> last = new HashMap<>();
    // In clustering order: a customer's last row comes last.
    migration
        .cql()
        .execute("SELECT customer_id, attempts FROM %s.events".formatted(migration.keyspace))
        .forEach(row -> last.put(row.getString(0), row.get(1, Integer.class)));
    try (var connection = migration.sql();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT customer_id, attempts FROM few")) {
      Map<String, Integer> found = new HashMap<>();
      while (rows.next()) {
        found.put(rows.getString(1), rows.getObject(2, Integer.class));
      }
      assertThat(found).isEqualTo(last);
    }
  }

  @Test
  void updateNeedsAKeyAndSaysSo() throws Exception {
    migration.sql("CREATE TABLE keyless (LIKE events)");

    var result = migration.run("events", "--targetTable=public.keyless", "--onConflict=update");

    assertThat(result.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(result.output())
        .contains(
            "--onConflict=update needs a primary key whose columns are all copied; it has none");
  }
}
