package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.TableName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeveralTablesTest {

  @Test
  void eachTableHasItsOwnSettings() {
    MigrateSettings settings =
        Run.minimal()
            .without("sourceTable")
            .with("tables", "shop.*")
            .with("targetSchema", "sales")
            .with("constants", "tenant=acme")
            .settings();
    TableChoice choice = settings.several().orElseThrow();
    TableName orders = new TableName("shop", "orders");

    MigrateSettings one = settings.of(orders, choice.target(orders));

    assertThat(choice.tables()).isEqualTo(List.of(new TableName("shop", TableChoice.ALL)));
    assertThat(one.several()).isEmpty();
    assertThat(one.source().table()).isEqualTo(orders);
    assertThat(one.source().constants()).isEqualTo(Map.of("tenant", "acme"));
    assertThat(one.targetTable()).isEqualTo(new TableName("sales", "orders"));
    assertThat(one.shown())
        .containsEntry("sourceTable", "shop.orders")
        .containsEntry("targetTable", "sales.orders");
  }

  @Test
  void whatIsAboutOneTableIsRefused() {
    assertThat(
            Run.minimal()
                .without("sourceTable")
                .with("tables", "shop.a,shop.b")
                .with("where", "v = 1")
                .with("columns", "id")
                .problems())
        .containsExactly(
            "--tables takes tables with all of their columns. Leave --columns, --excludeColumns, --columnTypes and table.columnMapping.* out, or take tables one by one with --sourceTable.",
            "Cannot use --where here: it is about the columns of one table.");
  }
}
