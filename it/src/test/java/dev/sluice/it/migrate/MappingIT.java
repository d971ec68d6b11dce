package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.ExitStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets that are not just the source's columns and rows. */
class MappingIT {
  private static final String QUICK = "--runner=DirectRunner";
  private static final int ROWS = 40;

  @TempDir static Path folder;
  private static Migration migration;

  @BeforeAll
  static void load() throws Exception {
    migration = Migration.create(folder);
    migration
        .cql()
        .execute(
            "CREATE TABLE %s.orders (id int PRIMARY KEY, v text, n int)"
                .formatted(migration.keyspace));
    migration
        .cql()
        .execute(
            "CREATE TABLE %s.written (id int PRIMARY KEY, v text, n int, tags list<text>)"
                .formatted(migration.keyspace));
    migration
        .cql()
        .execute(
            "CREATE TABLE %s.parts (id int, at int, s text static, v text, PRIMARY KEY (id, at))"
                .formatted(migration.keyspace));
    for (int id = 0; id < ROWS; id++) {
      migration
          .cql()
          .execute(
              "INSERT INTO %s.orders (id, v, n) VALUES (%d, 'v%d', 1)"
                  .formatted(migration.keyspace, id, id));
    }
  }

  @BeforeEach
  void forget() throws Exception {
    migration.sql("DROP SCHEMA IF EXISTS sluice CASCADE");
    migration.sql("DROP TABLE IF EXISTS orders, written, parts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "binary"})
  void constantsAreInEveryRowAndInReplayedOnes(String format) throws Exception {
    migration.sql(
        """
        CREATE TABLE orders (id int, v text, tenant varchar(8), doc jsonb, at timestamptz, ok boolean,
          tags text[], amount numeric(6,2), raw bytea, note text NOT NULL, PRIMARY KEY (tenant, id),
          CONSTRAINT seven CHECK (id <> 7))""");

    var copied =
        migration.run(
            "orders",
            "--excludeColumns=n",
            "--constants=tenant=acme,doc=\"{\"\"a\"\": [1, 2]}\",at=2026-11-22 03:00+00,ok=yes,"
                + "tags=\"{x,\"\"y\"\"}\",amount=12.5,raw=\\x00ff,note=",
            "--onConflict=update",
            "--maxRejects=1",
            "--copyFormat=" + format,
            QUICK);
    migration.sql("ALTER TABLE orders DROP CONSTRAINT seven");
    var replayed = migration.rejects("replay", "--all=true", "--onConflict=update");

    assertThat(copied.status()).as(copied.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    assertThat(copied.output())
        .contains("The same in every row: tenant = \"acme\", doc = \"{\"a\": [1, 2]}\"");
    assertThat(replayed.status()).as(replayed.output()).isEqualTo(ExitStatus.DONE);
    assertThat(
            migration.number(
                """
                SELECT count(*) FROM orders WHERE v = 'v' || id AND tenant = 'acme'
                  AND doc = '{"a": [1, 2]}' AND at = '2026-11-22 03:00+00' AND ok AND tags = '{x,"y"}'
                  AND amount = 12.5 AND raw = '\\x00ff' AND note = ''"""))
        .isEqualTo(ROWS);
  }

  @Test
  void saysAllThatIsWrongWithConstants() throws Exception {
    migration.sql(
        "CREATE TABLE orders (id int, v varchar(3), n int, amount numeric(4,1), code char(2), at date)");

    var result =
        migration.run(
            "orders",
            "--columns=id",
            "--constants=id=1,v=much,amount=1.25,code=x,at=tomorrow or so,gone=1");

    assertThat(result.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(result.output())
        .contains(
            "Cannot put \"much\" of --constants into target column v of type character varying(3): it would be cut or rounded.",
            "Cannot put \"1.25\" of --constants into target column amount of type numeric(4,1): it would be cut",
            "Cannot put \"tomorrow or so\" of --constants into target column at of type date: ERROR: invalid input syntax for type date",
            "Cannot write target column id from a column and as a constant.",
            "Target column gone is missing in public.orders (for a constant).")
        .doesNotContain("column code");
  }

  @Test
  void aMadeTableHasColumnsForConstants() throws Exception {
    var result =
        migration.run("orders", "--constants=Tenant=acme", "--createTarget=if-missing", QUICK);
    var other = migration.run("orders", "--constants=Tenant=other", QUICK);

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(migration.number("SELECT count(*) FROM orders WHERE \"Tenant\" = 'acme'"))
        .isEqualTo(ROWS);
    assertThat(other.status()).as("copies other content").isEqualTo(ExitStatus.SETUP_WRONG);
  }

  @Test
  void aPartOfTheRingIsAJobOfItsOwn() throws Exception {
    migration.sql("CREATE TABLE orders (id int PRIMARY KEY, v text, n int)");

    var low = migration.run("orders", "--tokenUntil=0", QUICK);
    long half = migration.number("SELECT count(*) FROM orders");
    var again = migration.run("orders", "--tokenUntil=0", "--unitRows=1", QUICK);
    var high = migration.run("orders", "--tokenFrom=0", QUICK);
    var none = migration.run("orders", "--tokenFrom=170141183460469231731687303715884105727");

    assertThat(low.status()).as(low.output()).isEqualTo(ExitStatus.DONE);
    assertThat(low.output())
        .contains("Note: Only a part of the table is copied: tokens (start, 0].")
        .contains("orders, only tokens (start, 0]");
    assertThat(half).isBetween(1L, ROWS - 1L);
    assertThat(again.output()).contains("0 units to do");
    assertThat(high.status()).as(high.output()).isEqualTo(ExitStatus.DONE);
    assertThat(migration.number("SELECT count(*) FROM orders")).isEqualTo(ROWS);
    assertThat(migration.number("SELECT count(*) FROM sluice.job")).isEqualTo(2);
    assertThat(none.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(none.output()).contains("both in the ring (-9223372036854775808,");
  }

  @Test
  void aSampleIsTheSameRowsEachTime() throws Exception {
    migration.sql("CREATE TABLE orders (id int PRIMARY KEY, v text, n int)");

    var sample = migration.run("orders", "--samplePercent=40", QUICK);
    long rows = migration.number("SELECT count(*) FROM orders");
    long sum = migration.number("SELECT sum(id) FROM orders");
    migration.sql("DROP SCHEMA sluice CASCADE");
    var again =
        migration.run(
            "orders", "--samplePercent=40", "--unitRows=10", "--truncateTarget=true", QUICK);

    assertThat(sample.status()).as(sample.output()).isEqualTo(ExitStatus.DONE);
    assertThat(sample.output()).contains("only 40 % of all tokens");
    assertThat(rows).isBetween(1L, ROWS - 1L);
    assertThat(again.status()).as(again.output()).isEqualTo(ExitStatus.DONE);
    assertThat(migration.number("SELECT sum(id) FROM orders")).isEqualTo(sum);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "binary"})
  void writeTimesAndTimesToLiveGoIntoColumns(String format) throws Exception {
    writeAt("1700000000123456", 86_400, "v", "'x'");
    writeAt("-5", 0, "n", "7");

    var result =
        migration.run(
            "written",
            "--columns=*,writetime(v)=v_written,ttl(v)=v_ttl,writetime(n)=n_micros,ttl(n)=n_ttl",
            "--columnTypes=writetime(n)=bigint",
            "--createTarget=if-missing",
            "--copyFormat=" + format,
            QUICK);
    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(
            migration.number(
                """
                SELECT count(*) FROM written WHERE id = 1 AND v = 'x' AND n = 7 AND n_micros = -5
                  AND v_written = '2023-11-14 22:13:20.123456+00' AND v_ttl BETWEEN 80000 AND 86400
                  AND n_ttl IS NULL"""))
        .isEqualTo(1);
  }

  @Test
  void saysOfWhichColumnsNothingIsTold() throws Exception {
    var keys =
        migration.run(
            "written",
            "--columns=id,writetime(id)=a,writetime(gone)=b,ttl(v)",
            "--createTarget=if-missing");
    var parts =
        migration.run("written", "--columns=id,writetime(tags)=a", "--createTarget=if-missing");

    assertThat(keys.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(keys.output())
        .contains(
            "Cannot copy column writetime(gone): %s.written has no such column."
                .formatted(migration.keyspace),
            "Cannot copy writetime(id): Cassandra keeps none of columns of the primary key.",
            "Cannot copy ttl(v) without a target column. Name it: --columns=ttl(v)=TARGET.");
    assertThat(parts.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(parts.output())
        .contains("Cannot copy writetime(tags): it is one number for each part of the value");
  }

  private static void writeAt(String micros, int ttl, String column, String value) {
    migration
        .cql()
        .execute(
            "INSERT INTO %s.written (id, %s) VALUES (1, %s) USING TIMESTAMP %s AND TTL %d"
                .formatted(migration.keyspace, column, value, micros, ttl));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "binary"})
  void rowsAreFilteredByTheirNewestWriteTimeAndCounted(String format) throws Exception {
    migration.sql("CREATE TABLE orders (id int PRIMARY KEY, v text, n int, CHECK (id <> 8))");
    for (int id = 0; id < 10; id++) {
      migration
          .cql()
          .execute(
              "UPDATE %s.orders USING TIMESTAMP 4102444800%06d SET n = %d WHERE id = %d"
                  .formatted(migration.keyspace, id, id, id));
    }

    var result =
        migration.run(
            "orders",
            "--columns=id,v",
            "--writetimeFrom=2100-01-01T00:00:00.000003Z",
            "--writetimeTo=2100-01-01T01:00+01:00",
            "--copyFormat=" + format,
            QUICK);
    var some =
        migration.run(
            "orders",
            "--columns=id,v",
            "--writetimeFrom=2100-01-01T00:00:00.000003Z",
            "--maxRejects=1",
            "--unitRows=1000",
            "--restart=true",
            "--copyFormat=" + format,
            QUICK);

    assertThat(result.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(result.output()).contains("--writetimeFrom must be before --writetimeTo");
    assertThat(some.status()).as(some.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    assertThat(some.output())
        .contains(
            ROWS + " read = 6 loaded + 1 rejected + %d filtered + 0 duplicate".formatted(ROWS - 7))
        .contains("Only rows written from 2100-01-01T00:00:00.000003Z to ever are copied");
    assertThat(migration.number("SELECT sum(id) FROM orders WHERE v = 'v' || id"))
        .isEqualTo(3 + 4 + 5 + 6 + 7 + 9);
  }

  @Test
  void partitionsOfStaticsAloneAreRejectedOrFiltered() throws Exception {
    for (int id = 0; id < 6; id++) {
      migration
          .cql()
          .execute(
              "INSERT INTO %s.parts (id, s) VALUES (%d, 's')".formatted(migration.keyspace, id));
    }
    migration
        .cql()
        .execute("INSERT INTO %s.parts (id, at) VALUES (3, 1)".formatted(migration.keyspace));

    var rejected = migration.run("parts", "--createTarget=if-missing", "--maxRejects=5", QUICK);
    var other = migration.run("parts", "--staticRows=filter", QUICK);
    var filtered =
        migration.run(
            "parts", "--staticRows=filter", "--restart=true", "--truncateTarget=true", QUICK);
    var unknown =
        migration.run(
            "parts",
            "--staticRows=filter",
            "--columns=id,s,v",
            "--targetTable=public.written",
            "--createTarget=if-missing");

    assertThat(rejected.status()).as(rejected.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    assertThat(rejected.output()).contains("6 read = 1 loaded + 5 rejected + 0 filtered");
    assertThat(other.status()).as("another content").isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(filtered.status()).as(filtered.output()).isEqualTo(ExitStatus.DONE);
    assertThat(filtered.output()).contains("6 read = 1 loaded + 0 rejected + 5 filtered");
    assertThat(unknown.output())
        .contains(
            "--staticRows=filter needs all clustering columns among those that are copied: at.");
  }

  @Test
  void severalTablesAreCopiedInOneRun() throws Exception {
    migration.sql("CREATE TABLE orders (id int PRIMARY KEY, v text, n int, CHECK (id <> 7))");
    String[] flags = {
      "--tables=%1$s.*".formatted(migration.keyspace),
      "--excludeTables=%1$s.parts".formatted(migration.keyspace),
      "--createTarget=if-missing",
      "--reportDir=" + folder.resolve("reports"),
      QUICK
    };

    var tooMany = migration.several(flags);
    var wrong =
        migration.several("--tables=%1$s.orders,%1$s.x,%1$s.y".formatted(migration.keyspace));
    migration.sql("ALTER TABLE orders DROP CONSTRAINT orders_id_check");
    var done = migration.several(flags);

    assertThat(tooMany.status()).as(tooMany.output()).isEqualTo(ExitStatus.TOO_MANY_REJECTS);
    assertThat(tooMany.output())
        .contains("== 2 tables in this run")
        .contains("written -> public.written: all rows are in the target;");
    assertThat(wrong.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(wrong.output())
        .contains(".x: Cannot find table \"x\"", ".y: Cannot find table \"y\"");
    assertThat(done.status()).as(done.output()).isEqualTo(ExitStatus.DONE);
    assertThat(migration.number("SELECT count(*) FROM orders")).isEqualTo(ROWS);
    assertThat(migration.number("SELECT count(*) FROM sluice.job")).isEqualTo(2);
    assertThat(folder.resolve("reports"))
        .isDirectoryContaining("glob:**/migrate-tables-*.json")
        .isDirectoryContaining("glob:**/migrate-tables-*.html")
        .isDirectoryContaining(
            path -> contains(path, "All rows of all tables") && contains(path, "href=\"migrate-"));
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
