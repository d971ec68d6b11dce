package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.types.CqlType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetCodecsTest {

  @ParameterizedTest
  @CsvSource({
    "00000000, 0.0.0.0",
    "7f000001, 127.0.0.1",
    "ffffffff, 255.255.255.255",
    "00000000000000000000000000000001, 0000:0000:0000:0000:0000:0000:0000:0001",
    "20010db8000000000000ff0000428329, 2001:0db8:0000:0000:0000:ff00:0042:8329",
    "00000000000000000000ffff0a000001, 0000:0000:0000:0000:0000:ffff:0a00:0001"
  })
  void writesAddressesAndKeepsMappedOnesIpv6(String cell, String field) {
    assertThat(Cells.field(CqlType.INET, Cells.hex(cell))).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 15, 17})
  void refusesAddressesOfOtherLengths(int length) {
    assertThat(Cells.refusal(CqlType.INET, new byte[length]))
        .isEqualTo("the cell has " + length + " bytes; an inet has 4 or 16");
  }

  @ParameterizedTest
  @CsvSource({
    "00000000000000000000000000000000, 00000000-0000-0000-0000-000000000000",
    "0123456789abcdef0123456789abcdef, 01234567-89ab-cdef-0123-456789abcdef",
    "ffffffffffffffffffffffffffffffff, ffffffff-ffff-ffff-ffff-ffffffffffff"
  })
  void writesUuids(String cell, String field) {
    assertThat(Cells.field(CqlType.UUID, Cells.hex(cell))).isEqualTo(field);
    assertThat(Cells.field(CqlType.TIMEUUID, Cells.hex(cell))).isEqualTo(field);
  }
}
