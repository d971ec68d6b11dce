package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.ExitStatus;
import dev.sluice.row.Column;
import dev.sluice.row.Column.Fill;
import dev.sluice.row.TableName;
import dev.sluice.row.TableShape;
import dev.sluice.types.ColumnName;
import dev.sluice.types.DdlStyle;
import dev.sluice.types.Dialect;
import dev.sluice.types.TargetDdl;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ddl} writes is run by a server and filled by {@code migrate}. */
class DdlIT {
  private static final String EVIL = "x\n); DROP TABLE victim; --";

  private static final String SHAPE =
      """
      SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attcollation::regcollation::text
      FROM pg_attribute a WHERE a.attrelid = '"Shop 2".orders'::regclass AND a.attnum > 0
      UNION ALL
      SELECT pg_get_constraintdef(oid), '', false, '' FROM pg_constraint
      WHERE conrelid = '"Shop 2".orders'::regclass
      """;

  @TempDir static Path folder;
  private static Migration migration;

  @BeforeAll
  static void createKeyspaceAndDatabase() throws Exception {
    migration = Migration.create(folder);
    createSource();
  }

  @Test
  void aWholeKeyspaceIsMadeFilledAndIndexed() throws Exception {
    migration.sql("CREATE TABLE victim (id integer)");
    Path scripts = folder.resolve("ddl");
    String[] flags = {
      "--tables=" + migration.keyspace + ".*",
      "--excludeTables=" + migration.keyspace + ".unwanted",
      "--targetSchema=Shop 2",
      "--output=" + scripts
    };

    var written = migration.ddl(flags);
    var again = migration.ddl(flags);
    String tables = Files.readString(scripts.resolve("tables.sql"));
    migration.sql(tables);
    migration.sql(tables);
    var copied =
        migration.run("orders", "--targetTable=\"Shop 2\".orders", "--runner=DirectRunner");
    migration.sql(Files.readString(scripts.resolve("indexes.sql")));

    assertThat(written.status()).as(written.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    assertThat(written.output())
        .contains("Written: " + scripts.resolve("tables.sql"))
        .contains("is left out: no PostgreSQL type is known for 'org.apache.cassandra.db.marshal.");
    assertThat(again).isEqualTo(written);
    assertThat(copied.status()).as(copied.output()).isEqualTo(ExitStatus.DONE);
    assertThat(lines(SHAPE))
        .contains("name|text|t|\"C\"", "PRIMARY KEY (region, id, name, at, \"Line\")||f|");
    assertThat(migration.number("SELECT count(*) FROM \"Shop 2\".orders WHERE \"Line\" = 1"))
        .isEqualTo(1);
    assertThat(
            lines(
                "SELECT indexname FROM pg_indexes WHERE schemaname = 'Shop 2' AND indexname !~ 'pkey'"))
        .containsExactlyInAnyOrder(
            "orders_total_idx",
            "by_line",
            "orders_2",
            "by_tag",
            "by_key",
            "by_value",
            "by_entry",
            "by_list");
    assertThat(lines("SELECT tablename FROM pg_tables WHERE schemaname = 'Shop 2'"))
        .containsExactlyInAnyOrder("orders", "down", "odd");
    assertThat(migration.number("SELECT count(*) FROM victim")).isZero();
  }

  @Test
  void theOrderOfClusteringColumnsIsKeptOrExplained() {
    String orders = "--sourceTable=" + migration.keyspace + ".orders";

    var yugabytedb = migration.ddl(orders, "--dialect=yugabytedb", "--tablets=6", "--part=tables");
    var postgresql = migration.ddl(orders);
    var down = migration.ddl("--sourceTable=" + migration.keyspace + ".down");

    assertThat(yugabytedb.status()).as(yugabytedb.output()).isEqualTo(ExitStatus.DONE);
    assertThat(yugabytedb.output())
        .contains("PRIMARY KEY ((region, id) HASH, name ASC, at DESC, \"Line\" ASC)")
        .contains(") SPLIT INTO 6 TABLETS;")
        .doesNotContain("INDEX");
    assertThat(postgresql.output())
        .contains("CREATE INDEX ON public.orders (region, id, name, at DESC, \"Line\");")
        .contains("static: repeated in every row of its partition")
        .contains("-- To run after the load.")
        .contains("CREATE INDEX IF NOT EXISTS by_line ON public.orders (\"Line\");");
    assertThat(down.output())
        .contains("PRIMARY KEY (id, at)", "Its materialized views are not made: by_v")
        .doesNotContain("DESC")
        .contains("-- Nothing to run after the load.");
  }

  @Test
  void saysAllThatIsWrongWithTheTables() throws Exception {
    Path scripts = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(scripts.resolve("tables.sql"), "-- mine");
    String keyspace = migration.keyspace;

    var missing = migration.ddl("--tables=%1$s.orders,%1$s.x,%1$s.y".formatted(keyspace));
    var excluded =
        migration.ddl("--tables=" + keyspace + ".*", "--excludeTables=" + keyspace + ".x");
    var kept = migration.ddl("--tables=" + keyspace + ".*", "--output=" + scripts);

    assertThat(missing.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(missing.output())
        .contains("Cannot find table \"x\" in keyspace", "Cannot find table \"y\" in keyspace");
    assertThat(excluded.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(excluded.output())
        .contains("Cannot leave out table %s.x: it is not among those".formatted(keyspace));
    assertThat(kept.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(kept.output()).contains("tables.sql: it is there with other content.");
    assertThat(scripts.resolve("tables.sql")).hasContent("-- mine");
    assertThat(scripts.resolve("indexes.sql")).doesNotExist();
  }

  /** The reserved ones are this server's; all others work without quotes. */
  @Test
  void theWordsThatNeedQuotesAreTheServers() throws Exception {
    List<String> known = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(TargetDdl.class.getResourceAsStream("reserved-words.txt"))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> known.addAll(Arrays.asList(line.split(" "))));
    }
    List<String> words = lines("SELECT word FROM pg_get_keywords() ORDER BY word");
    TableName table = new TableName("public", "words");
    TableShape shape =
        new TableShape(
            table,
            words.stream().map(word -> new Column(word, "int", Fill.NULLABLE)).toList(),
            List.of(words.get(0)),
            List.of());

    migration.sql(
        TargetDdl.createTable(
            table,
            shape,
            words.stream().map(word -> new ColumnName(word, word)).toList(),
            List.of(),
            new DdlStyle(Dialect.POSTGRESQL, 0)));

    // Reserved from version 16 on.
    known.remove("system_user");
    assertThat(lines("SELECT word FROM pg_get_keywords() WHERE catcode IN ('R', 'T')"))
        .containsExactlyInAnyOrderElementsOf(known);
  }

  private static void createSource() {
    for (String statement :
        List.of(
            "CREATE TABLE %s.orders (region text, id timeuuid, name text, at timestamp, \"Line\" smallint,"
                + " total decimal, remark text static, PRIMARY KEY ((region, id), name, at, \"Line\"))"
                + " WITH CLUSTERING ORDER BY (name ASC, at DESC, \"Line\" ASC)",
            "CREATE TABLE %s.down (id int, at timestamp, v text, PRIMARY KEY (id, at))"
                + " WITH CLUSTERING ORDER BY (at DESC)",
            "CREATE TABLE %s.odd (\"select\" int PRIMARY KEY, \"Größe €\" text, tags set<text>,"
                + " m map<text, int>, f frozen<list<int>>, "
                + TableName.quote(EVIL)
                + " 'LexicalUUIDType')",
            "CREATE TABLE %s.unwanted (id int PRIMARY KEY)",
            "CREATE MATERIALIZED VIEW %1$s.by_v AS SELECT * FROM %1$s.down WHERE v IS NOT NULL"
                + " AND id IS NOT NULL AND at IS NOT NULL PRIMARY KEY (v, id, at)",
            "CREATE INDEX ON %s.orders (total)",
            "CREATE CUSTOM INDEX by_line ON %s.orders (\"Line\") USING 'StorageAttachedIndex'",
            "CREATE INDEX orders ON %s.odd (\"Größe €\")",
            "CREATE INDEX by_tag ON %s.odd (tags)",
            "CREATE INDEX by_key ON %s.odd (keys(m))",
            "CREATE INDEX by_value ON %s.odd (values(m))",
            "CREATE INDEX by_entry ON %s.odd (entries(m))",
            "CREATE INDEX by_list ON %s.odd (full(f))",
            "INSERT INTO %s.orders (region, id, name, at, \"Line\", total, remark)"
                + " VALUES ('eu', now(), 'b', '2026-11-22', 1, 9.5, 'r')")) {
      migration.cql().execute(statement.formatted(migration.keyspace));
    }
  }

  private static List<String> lines(String query) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = migration.sql();
        Statement run = connection.createStatement();
        ResultSet row = run.executeQuery(query)) {
      while (row.next()) {
        List<String> cells = new ArrayList<>();
        for (int at = 1; at <= row.getMetaData().getColumnCount(); at++) {
          cells.add(row.getString(at));
        }
        lines.add(String.join("|", cells));
      }
    }
    return lines;
  }
}
