package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import dev.sluice.types.CqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberCodecsTest {
  private static final String LIMITS =
      "; numeric has at most 131072 digits before the point and 16383 behind it";

  @ParameterizedTest
  @CsvSource({
    "BIGINT, 8000000000000000, -9223372036854775808",
    "BIGINT, 7fffffffffffffff, 9223372036854775807",
    "COUNTER, ffffffffffffffff, -1",
    "INT, 80000000, -2147483648",
    "INT, 7fffffff, 2147483647",
    "SMALLINT, 8000, -32768",
    "SMALLINT, 7fff, 32767",
    "TINYINT, 80, -128",
    "TINYINT, 7f, 127",
    "TINYINT, 00, 0",
    "VARINT, 00, 0",
    "VARINT, ff, -1",
    "VARINT, 8000000000000000, -9223372036854775808",
    "VARINT, 008000000000000000, 9223372036854775808",
    "VARINT, 0000000000000000000001, 1",
    "BOOLEAN, 00, f",
    "BOOLEAN, 01, t",
    "BOOLEAN, ff, t"
  })
  void writesEndsOfTheRange(CqlType type, String cell, String field) {
    assertThat(Cells.field(type, Cells.hex(cell))).isEqualTo(field);
  }

  @Test
  void writesEveryPowerOfTenAndItsNeighbours() {
    for (long power = 1, digits = 1; digits <= 19; digits++, power *= 10) {
      for (long value : new long[] {power - 1, power, power + 1, -power, -power - 1}) {
        assertThat(Cells.field(CqlType.BIGINT, Cells.int64(value))).isEqualTo(Long.toString(value));
      }
    }
  }

  @Test
  void writesAVarintOfHundredsOfDigits() {
    BigInteger value = BigInteger.TEN.pow(999).subtract(BigInteger.ONE).negate();

    assertThat(Cells.field(CqlType.VARINT, value.toByteArray())).isEqualTo("-" + "9".repeat(999));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.0",
        "0.00",
        "-0.1",
        "1.5",
        "-1.5",
        "12345.678900",
        "0.000000000000000000001",
        "-9223372036854775808",
        "-922337203685477580.8",
        "9223372036854775807",
        "0.9223372036854775807",
        "-9.223372036854775808",
        "1.000000000000000001",
        "1E+3",
        "0E+3",
        "-25E+17",
        "99999999999999999999.99",
        "1234567890123456789012345678901234567890E-20"
      })
  void writesDecimalsWithoutAnExponent(String text) {
    BigDecimal value = new BigDecimal(text);

    assertThat(Cells.field(CqlType.DECIMAL, decimal(value))).isEqualTo(value.toPlainString());
  }

  @Test
  void writesDecimalsOfTheLargestScales() {
    assertThat(Cells.field(CqlType.DECIMAL, decimal(new BigDecimal(BigInteger.ONE, 16_383))))
        .isEqualTo("0." + "0".repeat(16_382) + "1");
    assertThat(Cells.field(CqlType.DECIMAL, decimal(new BigDecimal(BigInteger.TWO, -131_071))))
        .isEqualTo("2" + "0".repeat(131_071));
    assertThat(Cells.field(CqlType.DECIMAL, decimal(new BigDecimal(BigInteger.ZERO, -131_072))))
        .isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(ints = {16_384, Integer.MAX_VALUE})
  void refusesDecimalsOfAScaleBeyondNumeric(int scale) {
    assertThat(Cells.refusal(CqlType.DECIMAL, decimal(new BigDecimal(BigInteger.ONE, scale))))
        .isEqualTo("a decimal of scale " + scale + LIMITS);
  }

  @ParameterizedTest
  @ValueSource(ints = {-131_072, -131_073, Integer.MIN_VALUE})
  void refusesDecimalsOfMoreDigitsThanNumeric(int scale) {
    assertThat(Cells.refusal(CqlType.DECIMAL, decimal(new BigDecimal(BigInteger.ONE, scale))))
        .isEqualTo("a number of " + (1L - scale) + " digits before the point" + LIMITS);
  }

  @Test
  void refusesVarintsOfMoreDigitsThanNumeric() {
    byte[] cell = BigInteger.TEN.pow(131_072).toByteArray();

    assertThat(Cells.refusal(CqlType.VARINT, cell))
        .isEqualTo("a number of 131073 digits before the point" + LIMITS);
  }

  @Test
  void refusesADecimalWithoutANumber() {
    assertThat(Cells.refusal(CqlType.DECIMAL, Cells.int32(2)))
        .isEqualTo("the cell has 4 bytes; a decimal has 5 or more");
  }

  private static byte[] decimal(BigDecimal value) {
    return StorableCells.cell(TypeCodecs.DECIMAL.encode(value, ProtocolVersion.DEFAULT));
  }
}
