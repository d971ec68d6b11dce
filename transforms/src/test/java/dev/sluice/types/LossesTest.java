package dev.sluice.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.row.Column;
import dev.sluice.row.Column.Fill;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableName;
import dev.sluice.row.TableShape;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossesTest {
  private static final int NONE = -1;

  private static TablePlan plan(String cql, String to, int modifier) {
    TableShape source = Shapes.source(List.of(), List.of(), Shapes.column("c", cql));
    TableShape target = Shapes.target(new Column("c", to, Fill.NULLABLE, modifier));
    return ShapeCheck.plan(source, target, Shapes.names("c"));
  }

  /** Modifiers as PostgreSQL 15 has them in pg_attribute. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time | time | -1 | Nanoseconds are cut to PostgreSQL's microseconds in: c.",
        "duration | interval | -1 | Nanoseconds are cut to PostgreSQL's microseconds in: c.",
        "list<time> | _time | -1 | Nanoseconds are cut to PostgreSQL's microseconds in: c.",
        "map<int, u{at time}> | json | -1 | Nanoseconds are cut to PostgreSQL's microseconds in: c.",
        "timestamp | timestamptz | 2 | Seconds are rounded to 2 digits behind the point in: c.",
        "timestamp | timestamp | 0 | Seconds are rounded to 0 digits behind the point in: c.",
        "list<timestamp> | _timestamptz | 1 | Seconds are rounded to 1 digits behind the point in: c.",
        "list<decimal> | _numeric | 786438 | Numbers are rounded to 2 digits behind the point in: c.",
        "int | numeric | 657410 | Numbers are rounded to -2 digits behind the point in: c.",
        "text | bpchar | 24 | Text is padded with spaces to 20 characters in: c."
      })
  void losesValues(String cql, String to, int modifier, String note) {
    TablePlan plan = plan(cql, to, modifier);

    assertThat(plan.notes()).contains(note);
    assertThat(plan.losses()).anyMatch(loss -> loss.kind() == Loss.Kind.VALUES);
    assertThatThrownBy(
            () ->
                new AllowedLosses(List.of())
                    .check(plan.losses(), Shapes.source(List.of(), List.of())))
        .isInstanceOf(SetupException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "counter | int8 | -1 | Counters are copied as they are when they are read in: c.",
        "timeuuid | uuid | -1 | timeuuids sort by their bytes, in Cassandra by their time, in: c.",
        "float | float8 | -1 | float becomes the float8 of the same value (0.1 becomes 0.10000000149011612) in: c.",
        "decimal | numeric | -1 | Decimals of a negative scale keep their value alone (12E5 becomes 1200000) in: c.",
        "text | jsonb | -1 | jsonb keeps what JSON means, not how it is written, in: c.",
        "tuple<double> | jsonb | -1 | jsonb has no -0 in: c.",
        "list<map<int, int>> | jsonb | -1 | jsonb sorts the keys of objects in: c."
      })
  void losesWhatIsAroundValues(String cql, String to, int modifier, String note) {
    TablePlan plan = plan(cql, to, modifier);

    assertThat(plan.notes()).containsExactly(note);
    assertThatCode(
            () ->
                new AllowedLosses(List.of())
                    .check(plan.losses(), Shapes.source(List.of(), List.of())))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text | varchar | 24",
        "text | bpchar | -1",
        "int | numeric | 786438",
        "timestamp | timestamptz | 3",
        "list<int> | _int8 | -1",
        "tuple<decimal, float> | json | -1",
        "list<list<int>> | jsonb | -1",
        "double | float8 | -1"
      })
  void losesNothing(String cql, String to, int modifier) {
    assertThat(plan(cql, to, modifier).losses()).isEmpty();
  }

  @Test
  void intervalsMayLeaveOutFieldsAndDigits() {
    String note = "Intervals lose what their type in the target leaves out in: c.";

    assertThat(plan("duration", "interval", 0x7FFF0000).notes()).contains(note);
    assertThat(plan("duration", "interval", 0x0004FFFF).notes()).contains(note);
    assertThat(plan("duration", "interval", 0x7FFFFFFF).notes()).doesNotContain(note);
    assertThat(plan("duration", "interval", NONE).notes()).doesNotContain(note);
  }

  @Test
  void staticValuesAreRepeated() {
    Column column = Shapes.column("s", "int");
    TableShape source =
        new TableShape(
            new TableName("shop", "orders"),
            List.of(column),
            List.of(),
            List.of(),
            Set.of(),
            Set.of("s"));

    assertThat(
            ShapeCheck.plan(source, Shapes.target(Shapes.column("s", "int4")), Shapes.names("s"))
                .notes())
        .containsExactly("Static values are repeated on every row of their partition in: s.");
  }

  @Test
  void whatIsNotAllowedIsRefusedWithTheFlagThatAllowsIt() {
    TableShape source =
        Shapes.source(
            List.of(),
            List.of(),
            Shapes.column("at", "time"),
            Shapes.column("price", "decimal"),
            Shapes.column("day", "time"));
    TableShape target =
        Shapes.target(
            new Column("at", "time", Fill.NULLABLE, 2),
            new Column("price", "numeric", Fill.NULLABLE, 786438),
            Shapes.column("day", "time"));
    TablePlan plan = ShapeCheck.plan(source, target, Shapes.names("at", "price", "day"));

    assertThatThrownBy(() -> new AllowedLosses(List.of("day", "nope")).check(plan.losses(), source))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            """
            --allowLossy names column nope, but shop.orders has no such column. It has: at, price, day.
            Values would change on their way into the target: at (nanoseconds are cut to PostgreSQL's microseconds; seconds are rounded to 2 digits behind the point), price (numbers are rounded to 2 digits behind the point). If they may, add --allowLossy=day,nope,at,price; else give the target's columns types that hold them, or leave the columns out with --columns.""");
    assertThatCode(() -> new AllowedLosses(List.of("*")).check(plan.losses(), source))
        .doesNotThrowAnyException();
    assertThatCode(
            () -> new AllowedLosses(List.of("at", "price", "day")).check(plan.losses(), source))
        .doesNotThrowAnyException();
  }
}
