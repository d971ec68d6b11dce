package dev.sluice.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.row.Column;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableShape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WantedTypesTest {
  private static final TableShape SOURCE =
      Shapes.source(
          List.of("id"),
          List.of(),
          Shapes.column("id", "int"),
          Shapes.column("tags", "set<text>"),
          Shapes.column("price", "decimal"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int | int4 | integer",
        "BIGINT | int8 | bigint",
        "numeric( 12 , 2 ) | numeric | numeric(12,2)",
        "decimal(5) | numeric | numeric(5)",
        "text[] | _text | text[]",
        "_int4 | _int4 | integer[]",
        "numeric(12,2)[] | _numeric | numeric(12,2)[]",
        "double  precision | float8 | double precision",
        "character varying(20) | varchar | varchar(20)",
        "char(3) | bpchar | bpchar(3)",
        "timestamp(3) with time zone | timestamptz | timestamptz(3)",
        "timestamp with time zone [] | _timestamptz | timestamptz[]",
        "vector(3) | vector | vector(3)"
      })
  void readsTypesAsSqlSpellsThem(String text, String typname, String sql) {
    WantedType type = WantedType.parse(text).orElseThrow();

    assertThat(type.typname()).isEqualTo(typname);
    assertThat(type.sql()).isEqualTo(sql);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "int4; drop table x", "int4)", "\"Odd\"", "int(a)", "int4 default 1"})
  void otherTextsHoldNothing(String text) {
    assertThat(WantedType.parse(text).map(WantedType::typname))
        .isNotEqualTo(java.util.Optional.of("int4"));
  }

  @Test
  void theTypesGoIntoTheTable() {
    List<ColumnName> columns =
        WantedTypes.apply(
            SOURCE,
            Shapes.names("id", "tags=words", "price"),
            List.of(new ColumnType("tags", "jsonb"), new ColumnType("price", "numeric(12,2)")));

    assertThat(columns)
        .containsExactly(
            new ColumnName("id", "id"),
            new ColumnName("tags", "words", "jsonb"),
            new ColumnName("price", "price", "numeric(12,2)"));
  }

  /** As PostgreSQL 15 has them in pg_attribute. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "numeric | -1",
        "numeric(12,2) | 786438",
        "numeric(10,-2)[] | 657410",
        "numeric(5) | 327684",
        "char(20) | 24",
        "timestamptz(0)[] | 0",
        "time(2) | 2",
        "interval(4) | 2147418116",
        "vector(3) | -1"
      })
  void modifiersArePackedAsInTheCatalogue(String text, int packed) {
    Column column = WantedType.parse(text).orElseThrow().column("c");

    assertThat(column.modifier()).isEqualTo(packed);
  }

  @Test
  void aMadeTableLosesWhatItsTypesLose() {
    List<ColumnName> columns = List.of(new ColumnName("price", "p", "numeric(12,2)"));

    assertThat(WantedTypes.losses(SOURCE, columns))
        .contains(
            new Loss(
                "price", Loss.Kind.VALUES, "Numbers are rounded to 2 digits behind the point"));
  }

  @Test
  void findsAllThatDoesNotFit() {
    List<ColumnType> wanted =
        List.of(
            new ColumnType("id", "uuid"),
            new ColumnType("tags", "text[]"),
            new ColumnType("tags", "jsonb"),
            new ColumnType("price", "numeric"));

    assertThatThrownBy(() -> WantedTypes.apply(SOURCE, Shapes.names("id", "tags"), wanted))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            """
            Cannot give column id the type "uuid", which cannot hold int. Expected one of: integer, bigint, numeric.
            Cannot give column tags two types.
            Cannot give column price the type numeric: it is not copied. Copied are: id, tags.""");
  }

  @Test
  void aTableThatIsThereMayBeAnotherThanIsWanted() {
    List<ColumnName> columns = List.of(new ColumnName("tags", "tags", "text[]"));

    assertThatThrownBy(
            () -> ShapeCheck.plan(SOURCE, Shapes.target(Shapes.column("tags", "jsonb")), columns))
        .hasMessage(
            "Target column tags has type jsonb, but --columnTypes wants text[]. The table is there already: change it, or leave the column out of --columnTypes.");
  }
}
