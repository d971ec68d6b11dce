package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.options.DdlSettings.Part;
import dev.sluice.row.TableName;
import dev.sluice.types.ColumnName;
import dev.sluice.types.ColumnType;
import dev.sluice.types.DdlStyle;
import dev.sluice.types.Dialect;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DdlSettingsTest {
  private static final TableName ORDERS = new TableName("shop", "orders");

  @Test
  void hasDefaults() {
    DdlSettings settings = Run.ddl().ddlSettings();

    assertThat(settings.tables())
        .isEqualTo(new TableChoice(List.of(ORDERS), List.of(), Optional.empty(), "public"));
    assertThat(settings.tables().target(ORDERS)).isEqualTo(new TableName("public", "orders"));
    assertThat(settings.columns().isAll()).isTrue();
    assertThat(settings.style()).isEqualTo(new DdlStyle(Dialect.POSTGRESQL, 0));
    assertThat(settings.part()).isEqualTo(Part.ALL);
    assertThat(settings.output()).isEmpty();
  }

  @Test
  void takesOneTableUnderOtherNames() {
    DdlSettings settings =
        Run.ddl()
            .with("columns", "id,sum=total")
            .with("columnTypes", "sum=numeric(12,2)")
            .with("targetTable", "sales.o")
            .with("dialect", "yugabytedb")
            .with("tablets", "12")
            .with("part", "indexes")
            .with("output", "/tmp/ddl")
            .ddlSettings();

    assertThat(settings.tables().target(ORDERS)).isEqualTo(new TableName("sales", "o"));
    assertThat(settings.columns().asked())
        .containsExactly(new ColumnName("id", "id"), new ColumnName("sum", "total"));
    assertThat(settings.columnTypes()).containsExactly(new ColumnType("sum", "numeric(12,2)"));
    assertThat(settings.style()).isEqualTo(new DdlStyle(Dialect.YUGABYTEDB, 12));
    assertThat(settings.part()).isEqualTo(Part.INDEXES);
    assertThat(settings.output()).contains(Path.of("/tmp/ddl"));
  }

  @Test
  void takesSeveralTables() {
    DdlSettings settings =
        Run.ddl()
            .without("sourceTable")
            .with("tables", "shop.*,other.\"Odd\"")
            .with("excludeTables", "shop.orders")
            .with("targetSchema", "sales")
            .ddlSettings();

    assertThat(settings.tables().tables())
        .containsExactly(new TableName("shop", TableChoice.ALL), new TableName("other", "Odd"));
    assertThat(settings.tables().excluded()).containsExactly(ORDERS);
    assertThat(settings.tables().target(ORDERS)).isEqualTo(new TableName("sales", "orders"));
  }

  @Test
  void needsTables() {
    assertThat(Run.ddl().without("sourceTable").ddlProblems())
        .containsExactly(
            "Missing --sourceTable=KEYSPACE.TABLE (in the config file: sourceTable or table.source.keyspace with table.source.table). For several tables give --tables=KEYSPACE.* or --tables=KEYSPACE.TABLE,….");
  }

  @Test
  void findsAllContradictions() {
    assertThat(
            Run.ddl()
                .with("tables", "shop.*")
                .with("columns", "id")
                .with("targetTable", "sales.orders")
                .with("targetSchema", "sales")
                .with("tablets", "3")
                .ddlProblems())
        .containsExactly(
            "--sourceTable and --tables contradict each other. Leave one of them out.",
            "--tables takes tables with all of their columns. Leave --columns, --excludeColumns, --columnTypes and table.columnMapping.* out, or take tables one by one with --sourceTable.",
            "Cannot use --targetTable here: give --targetSchema for tables of the source's names.",
            "--targetTable and --targetSchema contradict each other. Leave one of them out.",
            "--tablets needs --dialect=yugabytedb: PostgreSQL has no tablets.");
    assertThat(Run.ddl().with("excludeTables", "shop.orders").ddlProblems())
        .containsExactly("Cannot use --excludeTables here: it needs --tables.");
  }
}
