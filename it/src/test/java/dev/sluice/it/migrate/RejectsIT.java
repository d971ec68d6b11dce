package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that PostgreSQL refuses: kept with all that is known of them, the good ones committed. */
class RejectsIT {
  private static final int ROWS = 3_000;
  private static final String BAD = "attempts % 50 = 7";
  private static final List<String> OBSTACLES =
      List.of(
          "ALTER TABLE events ADD CHECK (NOT attempts % 50 = 7)",
          """
          CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            IF new.attempts % 50 = 7 THEN RAISE EXCEPTION 'no sevens'; END IF;
            RETURN new;
          END $$;
          CREATE TRIGGER refuse BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION refuse()
          """,
          """
          CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            IF new.attempts % 50 = 7 THEN
              RAISE EXCEPTION 'too late' USING errcode = '23000';
            END IF;
            RETURN NULL;
          END $$;
          CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION refuse()
          """);

  private static final EventsTable TABLE = new EventsTable(31);

  @TempDir static Path folder;
  private static Migration migration;

  @BeforeAll
  static void loadAndCopyAll() throws Exception {
    migration = Migration.create(folder);
    migration.load(TABLE, ROWS);
    migration.sql("CREATE TABLE everything (LIKE events)");
    var all = migration.run("events", "--targetTable=public.everything");
    assertThat(all.status()).as(all.output()).isEqualTo(ExitStatus.DONE);
  }

  @BeforeEach
  void beginAnew() throws Exception {
    migration.sql("DROP SCHEMA IF EXISTS sluice CASCADE");
    migration.sql("DROP TABLE events CASCADE");
    migration.sql("DROP FUNCTION IF EXISTS refuse, the_row");
    migration.sql(TABLE.postgresDdl("public"));
  }

  static Stream<Arguments> obstaclesAndFormats() {
    return OBSTACLES.stream()
        .flatMap(
            obstacle -> Stream.of("csv", "binary").map(format -> Arguments.of(obstacle, format)));
  }

  @ParameterizedTest
  @MethodSource("obstaclesAndFormats")
  void badRowsAreKeptAndTheGoodOnesOfTheirUnitsCommitted(String obstacle, String format)
      throws Exception {
    migration.sql(obstacle);

    // Units of one COPY and of several.
    var first =
        migration.run(
            "events", "--maxRejects=1000", "--copyBufferRows=150", "--copyFormat=" + format);
    var second = migration.run("events", "--maxRejects=1000");

    assertThat(first.status()).as(first.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    long bad = migration.number("SELECT count(*) FROM everything WHERE " + BAD);
    assertThat(bad).isPositive();
    assertThat(first.output())
        .contains("3,000 read = %,d loaded + %,d rejected".formatted(ROWS - bad, bad))
        .contains("%,d rows in sluice.reject; see: sluice rejects list".formatted(bad));
    assertThat(second.status()).as("nothing to do, rejects still open").isEqualTo(first.status());
    assertSame("SELECT * FROM everything WHERE (" + BAD + ") IS NOT TRUE", "SELECT * FROM events");
    assertSame(
        "SELECT customer_id, event_id::text FROM everything WHERE " + BAD,
        "SELECT coordinates->'key'->>'customer_id', coordinates->'key'->>'event_id'"
            + " FROM sluice.reject WHERE state = 'open' AND format = 'csv'");
    assertThat(migration.number("SELECT count(DISTINCT (unit_id, position)) FROM sluice.reject"))
        .isEqualTo(bad);
    assertThat(migration.number("SELECT sum(rows_rejected) FROM sluice.unit")).isEqualTo(bad);
    assertTokens();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "binary"})
  void aValueOutOfRangeIsKeptWithItsColumnAndState(String format) throws Exception {
    migration.sql("ALTER TABLE events ALTER amount TYPE numeric(6, 2)");

    var result =
        migration.run(
            "events", "--maxRejects=100%", "--runner=DirectRunner", "--copyFormat=" + format);

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    long bad = migration.number("SELECT count(*) FROM everything WHERE abs(amount) >= 9999.995");
    assertThat(bad).isPositive();
    assertThat(
            migration.number(
                "SELECT count(*) FROM sluice.reject WHERE sqlstate = '22003' AND column_name ="
                    + " 'amount' AND message LIKE 'numeric field overflow%'"))
        .isEqualTo(bad);
    assertThat(migration.number("SELECT count(*) FROM events")).isEqualTo(ROWS - bad);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "binary"})
  void oneBadRowCostsThreeCopiesMore(String format) throws Exception {
    migration.sql(
        """
        CREATE FUNCTION the_row() RETURNS uuid LANGUAGE sql IMMUTABLE AS
        $$ SELECT event_id FROM everything ORDER BY md5(event_id::text) LIMIT 1 $$;
        ALTER TABLE events ADD CHECK (event_id <> the_row())
        """);

    var result =
        migration.run(
            "events",
            "--maxRejects=1",
            "--streams=1",
            "--unitRows=1000000",
            "--copyFormat=" + format);

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    long copies = migration.number("SELECT max(copies) FROM sluice.unit");
    assertThat(copies).as("COPYs of the unit after the one that failed").isBetween(2L, 3L);
    assertThat(migration.number("SELECT count(*) FROM sluice.unit WHERE copies > 1")).isEqualTo(1);
  }

  @Test
  void theFirstRejectEndsTheRunUnlessSomeAreAllowed() throws Exception {
    migration.sql("ALTER TABLE events ADD CONSTRAINT few CHECK (NOT attempts % 50 = 7)");

    var none = migration.run("events");
    var some = migration.run("events", "--maxRejects=2", "--unitRows=500");
    var many = migration.run("events", "--maxRejects=10%");

    assertThat(none.output())
        .contains("Cannot store a row of public.events: {\"keyspace\":\"" + migration.keyspace)
        .contains("violates check constraint \"few\"", "SQLSTATE 23514", "--maxRejects=0 allows");
    assertThat(none.status()).isEqualTo(ExitStatus.TOO_MANY_REJECTS);
    assertThat(some.status()).isEqualTo(ExitStatus.TOO_MANY_REJECTS);
    assertThat(some.output()).contains("--maxRejects=2 allows");
    assertThat(many.status()).as(many.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    assertSame("SELECT * FROM everything WHERE (" + BAD + ") IS NOT TRUE", "SELECT * FROM events");
  }

  @Test
  void aRowThatCannotBeEncodedIsKeptAsItsCells() throws Exception {
    migration
        .cql()
        .execute("CREATE TABLE %s.nul (id int PRIMARY KEY, t text)".formatted(migration.keyspace));
    for (int id : List.of(1, 2, 3)) {
      migration
          .cql()
          .execute(
              "INSERT INTO %s.nul (id, t) VALUES (%d, '%s')"
                  .formatted(migration.keyspace, id, id == 2 ? "a\u0000b" : "fine"));
    }

    var result = migration.run("nul", "--createTarget=if-missing", "--maxRejects=1");

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    assertThat(migration.number("SELECT count(*) FROM nul WHERE id <> 2")).isEqualTo(2);
    assertThat(
            migration.number(
                "SELECT count(*) FROM sluice.reject WHERE format = 'cells' AND column_name = 't'"
                    + " AND coordinates->'key' = '{\"id\": 2}' AND sqlstate IS NULL"
                    + " AND encoded = '\\x000000040000000200000003610062'"))
        .isEqualTo(1);
  }

  private void assertSame(String expected, String got) throws Exception {
    String difference =
        "SELECT count(*) FROM ((%1$s EXCEPT ALL %2$s) UNION ALL (%2$s EXCEPT ALL %1$s)) d"
            .formatted(expected, got);
    assertThat(migration.number(difference)).as("rows of %s unlike %s", got, expected).isZero();
  }

  /** The coordinates' tokens are Cassandra's own. */
  private void assertTokens() throws Exception {
    try (var connection = migration.sql();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT coordinates->'key'->>'customer_id', (coordinates->>'token')::bigint FROM sluice.reject")) {
      var token =
          migration
              .cql()
              .prepare(
                  "SELECT token(customer_id) FROM %s.events WHERE customer_id = ? LIMIT 1"
                      .formatted(migration.keyspace));
      while (rows.next()) {
        var row = migration.cql().execute(token.bind(rows.getString(1))).one();
        assertThat(row).isNotNull();
        assertThat(row.getToken(0)).hasToString("Murmur3Token(" + rows.getLong(2) + ")");
      }
    }
  }
}
