package dev.sluice.types;

import static dev.sluice.types.Shapes.column;
import static dev.sluice.types.Shapes.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.row.Column;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableName;
import dev.sluice.row.TableShape;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TargetDdlTest {
  private static final TableName TARGET = new TableName("public", "orders");
  private static final DdlStyle POSTGRESQL = new DdlStyle(Dialect.POSTGRESQL, 0);
  private static final DdlStyle YUGABYTEDB = new DdlStyle(Dialect.YUGABYTEDB, 0);
  private static final TableShape SOURCE =
      Shapes.source(
          List.of("region", "id"),
          List.of("at", "line"),
          column("id", "uuid"),
          column("region", "text"),
          column("at", "timestamp"),
          column("line", "smallint"),
          column("price", "decimal"));
  private static final List<ColumnName> ALL = names("id", "region", "at", "line", "price");

  @Test
  void postgresqlGetsAPlainPrimaryKeyInKeyOrder() {
    assertThat(createTable(TARGET, SOURCE, ALL, POSTGRESQL))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS public.orders (
              id uuid NOT NULL,
              region text NOT NULL,
              at timestamptz NOT NULL, -- milliseconds UTC
              line smallint NOT NULL,
              price numeric,
              PRIMARY KEY (region, id, at, line)
            )""");
  }

  @Test
  void yugabytedbHashesThePartitionKeyAndKeepsTheOrder() {
    TableShape source = Shapes.with(SOURCE, Set.of("line"), Set.of());

    assertThat(createTable(TARGET, source, ALL, new DdlStyle(Dialect.YUGABYTEDB, 12)))
        .endsWith("  PRIMARY KEY ((region, id) HASH, at ASC, line DESC)\n) SPLIT INTO 12 TABLETS")
        .doesNotContain("CREATE INDEX");
  }

  @Test
  void postgresqlReadsAnIndexInBothDirectionsButNotInMixedOnes() {
    assertThat(
            createTable(
                TARGET, Shapes.with(SOURCE, Set.of("at", "line"), Set.of()), ALL, POSTGRESQL))
        .doesNotContain("CREATE INDEX");
    assertThat(createTable(TARGET, Shapes.with(SOURCE, Set.of("at"), Set.of()), ALL, POSTGRESQL))
        .endsWith(
            """
              price numeric,
              -- Cassandra sorts a partition by at DESC, line, which this key's index cannot. If queries need it: CREATE INDEX ON public.orders (region, id, at DESC, line);
              PRIMARY KEY (region, id, at, line)
            )""");
  }

  @Test
  void aTableWithoutClusteringColumnsHasThePartitionKeyAlone() {
    TableShape source = Shapes.source(List.of("id"), List.of(), column("id", "bigint"));

    assertThat(createTable(TARGET, source, names("id"), YUGABYTEDB))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS public.orders (
              id bigint NOT NULL,
              PRIMARY KEY ((id) HASH)
            )""");
    assertThat(createTable(TARGET, source, names("id"), POSTGRESQL))
        .endsWith("PRIMARY KEY (id)\n)");
  }

  @Test
  void thereIsNoPrimaryKeyWithoutAllOfItsColumns() {
    assertThat(createTable(TARGET, SOURCE, names("id", "region", "price", "at"), POSTGRESQL))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS public.orders (
              id uuid NOT NULL,
              region text NOT NULL,
              price numeric,
              at timestamptz NOT NULL -- milliseconds UTC
            )""");
  }

  @Test
  void onlyTextThatSortsAPartitionIsSortedByItsBytes() {
    TableShape source =
        Shapes.source(
            List.of("p"),
            List.of("c"),
            column("p", "text"),
            column("c", "ascii"),
            column("v", "text"));

    assertThat(createTable(TARGET, source, names("p", "c", "v"), POSTGRESQL))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS public.orders (
              p text NOT NULL,
              c text COLLATE "C" NOT NULL, -- sorts by its bytes, as in Cassandra
              v text,
              PRIMARY KEY (p, c)
            )""");
  }

  @Test
  void saysWhatArraysAndDocumentsAreInCassandra() {
    TableShape source =
        Shapes.source(
            List.of("id"),
            List.of(),
            column("id", "int"),
            column("tags", "set<text>"),
            column("m", "map<text, int>"),
            column("t", "text"));

    assertThat(
            createTable(
                TARGET,
                source,
                List.of(
                    new ColumnName("id", "id", "bigint"),
                    new ColumnName("tags", "tags"),
                    new ColumnName("m", "m"),
                    new ColumnName("t", "t", "varchar(10)")),
                POSTGRESQL))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS public.orders (
              id bigint NOT NULL,
              tags text[], -- set<text>
              m jsonb, -- map<text, int>
              t varchar(10),
              PRIMARY KEY (id)
            )""");
  }

  @Test
  void saysWhatCannotBeStored() {
    TableShape source =
        Shapes.source(
            List.of("id"), List.of(), column("id", "int"), column("M", "no_such_type<int>"));

    assertThat(createTable(TARGET, source, names("id"), POSTGRESQL))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS public.orders (
              id integer NOT NULL,
              -- "M" no_such_type<int> is left out: no PostgreSQL type is known for it.
              PRIMARY KEY (id)
            )""");
  }

  @Test
  void saysWhereKeysAndStaticsAreOtherThanInCassandra() {
    TableShape source =
        Shapes.with(
            Shapes.source(
                List.of("p"),
                List.of("t", "u", "i"),
                column("p", "timeuuid"),
                column("t", "time"),
                column("u", "uuid"),
                column("i", "inet"),
                column("s", "counter")),
            Set.of(),
            Set.of("s"));

    assertThat(createTable(TARGET, source, names("p", "t", "u", "i", "s"), POSTGRESQL))
        .contains("p uuid NOT NULL, -- sorts by its bytes, in Cassandra by its time\n")
        .contains("-- nanoseconds are cut to microseconds; so two keys may become one\n")
        .contains("u uuid NOT NULL, -- sorts by its bytes, in Cassandra by its version first\n")
        .contains("-- IPv4 sorts before IPv6, in Cassandra all by their bytes\n")
        .contains(
            "s bigint, -- the counter as it is when it is copied; static: repeated in every row of its partition\n");
  }

  @Test
  void renamesAndQuotesOddNames() {
    TableShape source =
        Shapes.source(
            List.of("a\"b"), List.of("Order"), column("a\"b", "int"), column("Order", "text"));

    String ddl =
        createTable(
            new TableName("My Schema", "t\"; DROP TABLE x; --"),
            source,
            names("a\"b=k\"ey", "Order=order"),
            YUGABYTEDB);

    assertThat(ddl)
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS "My Schema"."t""; DROP TABLE x; --" (
              "k""ey" integer NOT NULL,
              "order" text COLLATE "C" NOT NULL, -- sorts by its bytes, as in Cassandra
              PRIMARY KEY (("k""ey") HASH, "order" ASC)
            )""");
  }

  @Test
  void aNameCannotEndAComment() {
    TableShape source =
        Shapes.source(
            List.of("id"),
            List.of(),
            column("id", "int"),
            column("x\r\n); DROP TABLE y; --\u2028z", "no_such_type"));

    assertThat(createTable(TARGET, source, names("id"), POSTGRESQL))
        .contains("  -- \"x  ); DROP TABLE y; -- z\" no_such_type is left out");
  }

  @Test
  void refusesNamesThatPostgresqlWouldCut() {
    String longest = "ü".repeat(31) + "x";
    TableShape source =
        Shapes.source(
            List.of("id"), List.of(), column("id", "int"), column("v", "int"), column("w", "int"));

    assertThat(createTable(TARGET, source, names("id", "v=" + longest), POSTGRESQL))
        .contains(longest);
    assertThatThrownBy(
            () ->
                createTable(
                    new TableName("public", "t".repeat(64)),
                    source,
                    names("id", "v=" + longest + "y", "w"),
                    POSTGRESQL))
        .isInstanceOf(SetupException.class)
        .hasMessageContainingAll(
            "Cannot give the name " + "t".repeat(64) + " to a part of public.ttt",
            "Cannot give the name " + longest + "y to a part of",
            "it has 64 bytes, PostgreSQL's names have at most 63.");
  }

  @Test
  void everyTypeHasItsUsualColumnType() {
    Column[] columns =
        Arrays.stream(CqlType.values()).map(t -> column(t.cql(), t.cql())).toArray(Column[]::new);
    TableShape source = Shapes.source(List.of("x"), List.of(), columns);

    String ddl =
        createTable(TARGET, source, names(source.columnNames().toArray(String[]::new)), POSTGRESQL);

    assertThat(ddl)
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS public.orders (
              ascii text,
              text text,
              bigint bigint,
              counter bigint, -- the counter as it is when it is copied
              int integer,
              smallint smallint,
              tinyint smallint, -- PostgreSQL has no smaller integer
              varint numeric, -- has no largest value
              decimal numeric,
              float real,
              double double precision,
              boolean boolean,
              blob bytea,
              uuid uuid,
              timeuuid uuid, -- sorts by its bytes, in Cassandra by its time
              timestamp timestamptz, -- milliseconds UTC
              date date,
              time time, -- nanoseconds are cut to microseconds
              duration interval, -- nanoseconds are cut to microseconds
              inet inet
            )""");
  }

  @Test
  void constantsBecomeText() {
    TableShape source = Shapes.source(List.of("id"), List.of(), column("id", "int"));

    assertThat(TargetDdl.createTable(TARGET, source, names("id"), List.of("tenant"), POSTGRESQL))
        .contains("  tenant text NOT NULL, -- the same in every row\n");
  }

  private static String createTable(
      TableName target, TableShape source, List<ColumnName> columns, DdlStyle style) {
    return TargetDdl.createTable(target, source, columns, List.of(), style);
  }
}
