package dev.sluice.types;

import static dev.sluice.types.Shapes.column;
import static dev.sluice.types.Shapes.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.row.Column.Fill;
import dev.sluice.row.ConstantColumn;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableShape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShapeCheckTest {
  private static final TableShape SOURCE = Shapes.ORDERS;

  @Test
  void plansTheColumnsInTheOrderOfTheNames() {
    TableShape target =
        Shapes.target(
            column("title", "varchar"),
            column("key", "uuid", Fill.REQUIRED),
            column("made", "timestamptz", Fill.DEFAULTED),
            column("sum", "numeric", Fill.GENERATED),
            column("more", "text"));

    TablePlan plan = ShapeCheck.plan(SOURCE, target, names("name=title", "id=key"));

    assertThat(plan.columns())
        .containsExactly(
            new ColumnPlan("name", CqlType.TEXT, false, "title", "varchar"),
            new ColumnPlan("id", CqlType.UUID, true, "key", "uuid"));
    assertThat(plan.sourceNames()).containsExactly("name", "id");
    assertThat(plan.targetNames()).containsExactly("title", "key");
    assertThat(plan.notes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyAcceptedTargetTypeIsPlanned(CqlType type) {
    TableShape source = Shapes.source(List.of(), List.of(), column("c", type.cql()));
    for (String accepted : type.accepted()) {
      TablePlan plan = ShapeCheck.plan(source, Shapes.target(column("c", accepted)), names("c"));

      assertThat(plan.columns()).containsExactly(new ColumnPlan("c", type, false, "c", accepted));
    }
  }

  @Test
  void tellsWhatTheUserShouldKnowBeforehand() {
    TableShape target =
        Shapes.target(column("at", "time", Fill.REQUIRED), column("name", "text", Fill.REQUIRED));

    TablePlan plan = ShapeCheck.plan(SOURCE, target, names("at", "name"));

    assertThat(plan.notes())
        .containsExactly(
            "NOT NULL in the target, nullable in the source: name. A null there stops the copy.",
            "Nanoseconds are cut to PostgreSQL's microseconds in: at.");
  }

  @Test
  void findsEveryMismatchAtOnce() {
    TableShape target =
        Shapes.target(
            column("id", "int8"),
            column("name", "text", Fill.GENERATED),
            column("owner", "text", Fill.REQUIRED));

    assertThatThrownBy(() -> ShapeCheck.plan(SOURCE, target, names("id", "at=when", "name")))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            """
            Target column id has type int8, which cannot hold id uuid. Expected one of: uuid.
            Target column when is missing in public.orders (for source column at time).
            Target column name is computed by the server; nothing can be copied into it.
            Target column owner is NOT NULL without a default, but nothing is copied into it. Map a source column to it with --columns, give it a value with --constants, or a default.""");
  }

  @Test
  void plansConstantsBehindTheColumns() {
    TableShape target =
        Shapes.target(column("id", "uuid"), column("tenant", "text", Fill.REQUIRED));

    TablePlan plan =
        ShapeCheck.plan(
            SOURCE,
            target,
            names("id"),
            List.of("tenant"),
            List.of(new ConstantColumn("tenant", "acme", new byte[0])));

    assertThat(plan.targetNames()).containsExactly("id", "tenant");
    assertThat(plan.notes()).containsExactly("The same in every row: tenant = \"acme\".");
  }

  @Test
  void findsAllThatIsWrongWithConstants() {
    TableShape target =
        Shapes.target(column("id", "uuid"), column("sum", "numeric", Fill.GENERATED));

    assertThatThrownBy(
            () ->
                ShapeCheck.plan(
                    SOURCE, target, names("id"), List.of("id", "tenant", "sum"), List.of()))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            """
            Cannot write target column id from a column and as a constant. Leave out one of them.
            Target column tenant is missing in public.orders (for a constant).
            Target column sum is computed by the server; nothing can be copied into it.""");
  }
}
