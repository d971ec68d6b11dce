package dev.sluice.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.ConstantColumn;
import dev.sluice.row.TableName;
import dev.sluice.types.CellType;
import dev.sluice.types.ColumnPlan;
import dev.sluice.types.CqlType;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobLayoutTest {
  @Test
  void theLedgerKeepsTypesWithTheirFields() {
    CellType type = CellType.of("list<\"Ad\"{street text, \"No\" int}>").orElseThrow();
    JobLayout layout =
        new JobLayout(
            new TableName("ks", "t"),
            new TableName("public", "t"),
            List.of(
                new ColumnPlan("id", CqlType.INT, true, "id", "int4"),
                new ColumnPlan("a", type, false, "b", "jsonb")),
            List.of());

    assertThat(JobLayout.parse(layout.json())).isEqualTo(layout);
  }

  @Test
  void layoutsOfScalarsAreReadAsTheyWere() {
    String before =
        """
        {"source":{"schema":"ks","table":"t"},"target":{"schema":"public","table":"t"},
         "columns":[{"source":"id","type":"timeuuid","key":true,"target":"id","targetType":"uuid"}]}
        """;

    assertThat(JobLayout.parse(before).columns())
        .containsExactly(new ColumnPlan("id", CqlType.TIMEUUID, true, "id", "uuid"));
  }

  @Test
  void theLedgerKeepsConstantsAsText() {
    JobLayout layout =
        new JobLayout(
            new TableName("ks", "t"),
            new TableName("public", "t"),
            List.of(new ColumnPlan("id", CqlType.INT, true, "id", "int4")),
            List.of(new ConstantColumn("tenant", "a, \"b\"", new byte[] {1})));

    JobLayout read = JobLayout.parse(layout.json());

    assertThat(read.targetNames()).containsExactly("id", "tenant");
    assertThat(read.constants()).extracting(ConstantColumn::text).containsExactly("a, \"b\"");
  }
}
