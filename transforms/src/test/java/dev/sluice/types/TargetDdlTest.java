package dev.sluice.types;

import static dev.sluice.types.Shapes.column;
import static dev.sluice.types.Shapes.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.Column;
import dev.sluice.row.TableName;
import dev.sluice.row.TableShape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetDdlTest {
  private static final TableName TARGET = new TableName("public", "orders");
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
    assertThat(TargetDdl.createTable(TARGET, SOURCE, ALL, false))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS "public"."orders" (
              "id" uuid NOT NULL,
              "region" text NOT NULL,
              "at" timestamptz NOT NULL,
              "line" smallint NOT NULL,
              "price" numeric,
              PRIMARY KEY ("region", "id", "at", "line")
            )""");
  }

  @Test
  void yugabytedbHashesThePartitionKey() {
    assertThat(TargetDdl.createTable(TARGET, SOURCE, ALL, true))
        .endsWith("PRIMARY KEY ((\"region\", \"id\") HASH, \"at\", \"line\")\n)");
  }

  @Test
  void aTableWithoutClusteringColumnsHasThePartitionKeyAlone() {
    TableShape source = Shapes.source(List.of("id"), List.of(), column("id", "bigint"));

    assertThat(TargetDdl.createTable(TARGET, source, names("id"), true))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS "public"."orders" (
              "id" bigint NOT NULL,
              PRIMARY KEY (("id") HASH)
            )""");
    assertThat(TargetDdl.createTable(TARGET, source, names("id"), false))
        .endsWith("PRIMARY KEY (\"id\")\n)");
  }

  @Test
  void thereIsNoPrimaryKeyWithoutAllOfItsColumns() {
    assertThat(TargetDdl.createTable(TARGET, SOURCE, names("id", "region", "at", "price"), false))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS "public"."orders" (
              "id" uuid NOT NULL,
              "region" text NOT NULL,
              "at" timestamptz NOT NULL,
              "price" numeric
            )""");
  }

  @Test
  void renamesAndQuotesOddNames() {
    TableShape source =
        Shapes.source(
            List.of("a\"b"), List.of("Order"), column("a\"b", "int"), column("Order", "text"));

    String ddl =
        TargetDdl.createTable(
            new TableName("My Schema", "t\"; DROP TABLE x; --"),
            source,
            names("a\"b=k\"ey", "Order"),
            true);

    assertThat(ddl)
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS "My Schema"."t""; DROP TABLE x; --" (
              "k""ey" integer NOT NULL,
              "Order" text NOT NULL,
              PRIMARY KEY (("k""ey") HASH, "Order")
            )""");
  }

  @Test
  void everyTypeHasItsUsualColumnType() {
    Column[] columns =
        Arrays.stream(CqlType.values()).map(t -> column(t.cql(), t.cql())).toArray(Column[]::new);
    TableShape source = Shapes.source(List.of("x"), List.of(), columns);

    String ddl =
        TargetDdl.createTable(
            TARGET, source, names(source.columnNames().toArray(String[]::new)), false);

    assertThat(ddl)
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS "public"."orders" (
              "ascii" text,
              "text" text,
              "bigint" bigint,
              "counter" bigint,
              "int" integer,
              "smallint" smallint,
              "tinyint" smallint,
              "varint" numeric,
              "decimal" numeric,
              "float" real,
              "double" double precision,
              "boolean" boolean,
              "blob" bytea,
              "uuid" uuid,
              "timeuuid" uuid,
              "timestamp" timestamptz,
              "date" date,
              "time" time,
              "duration" interval,
              "inet" inet
            )""");
  }
}
