package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.ExitStatus;
import dev.sluice.types.CqlType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which format a table is sent in, and that its content does not depend on it. */
class BinaryCopyIT {
  @TempDir Path folder;
  private Migration migration;

  /** A source column and the target's column for it. */
  private record Pair(CqlType type, String target) {}

  @BeforeEach
  void createSource() throws Exception {
    migration = Migration.create(folder);
  }

  @Test
  void everyPairOfTypesArrivesAsInCsv() throws Exception {
    migration.sql("CREATE EXTENSION citext");
    migration.sql("CREATE DOMAIN small AS numeric(12, 2) CHECK (value IS NULL OR value < 1e9)");
    List<Pair> pairs = pairs();
    createTable("CREATE TABLE %s.pairs (%s)", pairs);
    insert(pairs, "a%d", "0x0%d", "-%d.2345");
    insert(pairs, "{\"a\": \"b%d\"}", "0x00ff2%d", "%d00000.5");
    insert(pairs, "%d", "0x", "-0.000000%d");
    migration.cql().execute("INSERT INTO %s.pairs (id) VALUES (4)".formatted(migration.keyspace));
    for (String format : List.of("csv", "binary")) {
      migration.sql(
          "CREATE TABLE as_%s (id integer PRIMARY KEY, %s)"
              .formatted(
                  format, columns(pairs, IntStream.range(0, pairs.size()), pair -> pair.target)));
      // Text that is no JSON is refused by json and jsonb, in either format.
      var result =
          migration.run(
              "pairs",
              "--targetTable=public.as_" + format,
              "--copyFormat=" + format,
              "--maxRejects=1");
      assertThat(result.output()).contains("4 read = 3 loaded + 1 rejected");
    }

    assertThat(
            migration.number(
                "SELECT count(*) FROM as_csv c JOIN as_binary b USING (id) WHERE c::text = b::text"))
        .isEqualTo(3);
    assertThat(
            migration.number(
                "SELECT count(*) FROM (SELECT DISTINCT encoded, coordinates->'key', sqlstate, column_name FROM sluice.reject) r"))
        .as("different rejects")
        .isEqualTo(1);
  }

  @Test
  void typesThatAreNotPostgresqlsOwnAreSentAsCsvUnlessItMustBeBinary() throws Exception {
    migration
        .cql()
        .execute(
            "CREATE TABLE %s.t (id int PRIMARY KEY, a text, b int)".formatted(migration.keyspace));
    migration
        .cql()
        .execute("INSERT INTO %s.t (id, a, b) VALUES (1, 'x', 2)".formatted(migration.keyspace));
    migration.sql(
        """
        CREATE SCHEMA own;
        CREATE TYPE own.text AS ENUM ('x', 'y');
        CREATE TYPE own.int4 AS ENUM ('1', '2');
        CREATE TABLE t (id integer PRIMARY KEY, a own.text, b own.int4)
        """);

    var forced = migration.run("t", "--copyFormat=binary");
    var chosen = migration.run("t");

    assertThat(forced.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(forced.output())
        .contains(
            "Cannot send rows in binary: target column a has type own.text, which is not PostgreSQL's own. Choose --copyFormat=auto or csv.",
            "Cannot send rows in binary: target column b has type own.int4, which is not");
    assertThat(chosen.status()).as(chosen.output()).isEqualTo(ExitStatus.DONE);
    assertThat(chosen.output())
        .contains(
            "Note: Rows are sent as CSV, not in binary: target column a has type own.text, which is not PostgreSQL's own; target column b has");
    assertThat(migration.number("SELECT count(*) FROM t WHERE a = 'x' AND b = '2'")).isEqualTo(1);
  }

  @Test
  void theChoiceIsSaidAtTheStartAndInTheReport() throws Exception {
    migration
        .cql()
        .execute("CREATE TABLE %s.t (id int PRIMARY KEY, v varint)".formatted(migration.keyspace));
    migration
        .cql()
        .execute(
            "INSERT INTO %s.t (id, v) VALUES (1, 99999999999999999999)"
                .formatted(migration.keyspace));
    migration.sql("CREATE TABLE t (id integer PRIMARY KEY, v bigint)");

    var result = migration.run("t", "--maxRejects=1");
    migration.sql("ALTER TABLE t ALTER v TYPE numeric");
    var replay = migration.rejects("replay", "--all=true");

    assertThat(result.output().split("Rows are sent in COPY's binary format.", -1))
        .as("said twice: %s", result.output())
        .hasSize(3);
    assertThat(result.output()).contains("99999999999999999999 is out of range for type bigint");
    assertThat(replay.status()).as(replay.output()).isEqualTo(ExitStatus.DONE);
    assertThat(migration.number("SELECT count(*) FROM t WHERE v = 99999999999999999999"))
        .isEqualTo(1);
  }

  private static List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (CqlType type : CqlType.values()) {
      if (type != CqlType.COUNTER) {
        type.accepted().forEach(target -> pairs.add(new Pair(type, target)));
      }
    }
    pairs.add(new Pair(CqlType.TEXT, "varchar(20)"));
    pairs.add(new Pair(CqlType.TEXT, "char(20)"));
    pairs.add(new Pair(CqlType.DECIMAL, "numeric(12, 2)"));
    pairs.add(new Pair(CqlType.DECIMAL, "small"));
    pairs.add(new Pair(CqlType.TIMESTAMP, "timestamptz(1)"));
    pairs.add(new Pair(CqlType.TIMESTAMP, "timestamp(0)"));
    pairs.add(new Pair(CqlType.TIME, "time(2)"));
    pairs.add(new Pair(CqlType.DURATION, "interval(0)"));
    return pairs;
  }

  private interface TypeName {
    String of(Pair pair);
  }

  private static String columns(List<Pair> pairs, IntStream indexes, TypeName type) {
    return indexes
        .mapToObj(i -> "c" + i + " " + type.of(pairs.get(i)))
        .collect(Collectors.joining(", "));
  }

  private void createTable(String cql, List<Pair> pairs) {
    String columns = columns(pairs, IntStream.range(0, pairs.size()), pair -> pair.type.cql());
    migration.cql().execute(cql.formatted(migration.keyspace, "id int PRIMARY KEY, " + columns));
  }

  private int rows;

  /** Patterns that get the row's number. */
  private void insert(List<Pair> pairs, String text, String blob, String decimal) {
    rows++;
    String values =
        pairs.stream()
            .map(pair -> value(pair.type, text, blob, decimal))
            .collect(Collectors.joining(", "));
    String names =
        IntStream.range(0, pairs.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
    migration
        .cql()
        .execute(
            "INSERT INTO %s.pairs (id, %s) VALUES (%d, %s)"
                .formatted(migration.keyspace, names, rows, values));
  }

  private String value(CqlType type, String text, String blob, String decimal) {
    return switch (type) {
      case ASCII, TEXT -> "'" + text.formatted(rows) + "'";
      case BLOB -> blob.formatted(rows);
      case DECIMAL, FLOAT, DOUBLE -> decimal.formatted(rows);
      case BOOLEAN -> rows == 1 ? "true" : "false";
      case UUID -> "123e4567-e89b-42d3-a456-42661417400" + rows;
      case TIMEUUID -> "d2177dd0-eaa2-11de-a572-001b779c76e" + rows;
      case TIMESTAMP -> "'200" + rows + "-02-03 04:05:06.789Z'";
      case DATE -> "'199" + rows + "-02-03'";
      case TIME -> "'0" + rows + ":59:58.987654321'";
      case DURATION -> "-" + rows + "mo3d4h5s678901us";
      case INET -> rows == 1 ? "'127.0.0.1'" : "'2001:db8::" + rows + "'";
      case TINYINT -> String.valueOf(-rows);
      case SMALLINT -> String.valueOf(-rows * 10_000);
      case INT -> String.valueOf(rows * 100_000);
      default -> "-12345678901234567" + rows;
    };
  }
}
