package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.types.CqlType;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ColumnCodecsTest {

  record TypedCell(CqlType type, byte[] cell) {}

  @Property(tries = 5000)
  void everyTypeIsWrittenAsTheReferenceWritesIt(@ForAll("storable") TypedCell typed) {
    String field = Cells.field(typed.type(), typed.cell());

    assertThat(field).isEqualTo(ReferenceCsv.field(typed.type(), typed.cell()));
  }

  @Provide
  Arbitrary<TypedCell> storable() {
    List<Arbitrary<TypedCell>> types =
        StorableCells.exactTypes().stream()
            .map(type -> StorableCells.of(type).map(cell -> new TypedCell(type, cell)))
            .toList();
    return Arbitraries.oneOf(types);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"TEXT", "ASCII", "BLOB"})
  void anEmptyCellIsNull(CqlType type) {
    assertThat(Cells.field(type)).isEmpty();
  }

  @Test
  void anEmptyCellOfTextOrBlobIsAnEmptyValue() {
    assertThat(Cells.field(CqlType.TEXT)).isEqualTo("\"\"");
    assertThat(Cells.field(CqlType.ASCII)).isEqualTo("\"\"");
    assertThat(Cells.field(CqlType.BLOB)).isEqualTo("\\x");
  }

  @Test
  void aLongBlobIsWrittenWhole() {
    byte[] blob = new byte[1 << 20];
    for (int i = 0; i < blob.length; i++) {
      blob[i] = (byte) (i * 31);
    }

    String field = Cells.field(CqlType.BLOB, blob);

    assertThat(field).isEqualTo(ReferenceCsv.field(CqlType.BLOB, blob));
  }

  @ParameterizedTest
  @CsvSource({
    "BIGINT, 8",
    "COUNTER, 8",
    "INT, 4",
    "SMALLINT, 2",
    "TINYINT, 1",
    "FLOAT, 4",
    "DOUBLE, 8",
    "BOOLEAN, 1",
    "UUID, 16",
    "TIMEUUID, 16",
    "TIMESTAMP, 8",
    "DATE, 4",
    "TIME, 8"
  })
  void aCellOfTheWrongWidthIsRefused(CqlType type, int width) {
    for (int wrong : new int[] {width - 1, width + 1, 2 * width}) {
      if (wrong > 0) {
        assertThat(Cells.refusal(type, new byte[wrong]))
            .isEqualTo("the cell has " + wrong + " bytes; this type has " + width);
      }
    }
  }
}
