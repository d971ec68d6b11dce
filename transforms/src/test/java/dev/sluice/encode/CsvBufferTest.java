package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CsvBufferTest {

  @Property
  void writesAnyLong(@ForAll long value) {
    CsvBuffer buffer = new CsvBuffer();

    buffer.putLong(value);

    assertThat(buffer.text()).isEqualTo(Long.toString(value));
  }

  @Property
  void countsDigits(@ForAll @LongRange long value) {
    assertThat(CsvBuffer.digits(value)).isEqualTo(Long.toString(value).length());
  }

  @Test
  void growsAndForgets() {
    CsvBuffer buffer = new CsvBuffer();
    buffer.putAscii("kept");

    buffer.putZeros(1_000_000);
    buffer.putHex(new byte[500_000], 0, 500_000);
    int grown = buffer.size();
    buffer.truncate(4);

    assertThat(grown).isEqualTo(2_000_004);
    assertThat(buffer.copy()).isEqualTo(Cells.utf8("kept"));
  }
}
