package dev.sluice.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalFieldTest {

  private static byte[] canonical(String type, byte[] field) {
    CanonicalBytes out = new CanonicalBytes();
    CanonicalField.of(type).write(field, 0, field.length, out);
    return out.copy();
  }

  private static byte[] int16s(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * values.length);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return bytes.array();
  }

  private static byte[] json(String text) {
    return ("\u0001" + text).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void numbersAreEqualByValue() {
    byte[] oneAndAHalf = int16s(2, 0, 0, 1, 1, 5000);
    assertThat(canonical("numeric", int16s(2, 0, 0, 6, 1, 5000)))
        .as("1.5 of a larger scale")
        .isEqualTo(canonical("numeric", oneAndAHalf));
    assertThat(canonical("numeric", int16s(4, 1, 0, 4, 0, 1, 5000, 0)))
        .as("1.5 with zeros at both ends")
        .isEqualTo(canonical("numeric", oneAndAHalf));
    assertThat(canonical("numeric", int16s(2, 0, 0x4000, 1, 1, 5000)))
        .as("-1.5")
        .isNotEqualTo(canonical("numeric", oneAndAHalf));
    assertThat(canonical("numeric", int16s(2, 1, 0, 1, 1, 5000)))
        .as("15000")
        .isNotEqualTo(canonical("numeric", oneAndAHalf));
  }

  @Test
  void zeroIsOneWhateverItsScaleAndNoSpecialValue() {
    byte[] zero = canonical("numeric", int16s(0, 0, 0, 0));
    assertThat(canonical("numeric", int16s(1, 3, 0, 2, 0))).isEqualTo(zero);
    assertThat(canonical("numeric", int16s(0, 0, 0xC000, 0))).as("NaN").isNotEqualTo(zero);
    assertThat(canonical("numeric", int16s(0, 0, 0xF000, 0)))
        .as("-Infinity")
        .isNotEqualTo(canonical("numeric", int16s(0, 0, 0xD000, 0)));
  }

  @Test
  void spacesThatFillUpMeanNothingInBpcharOnly() {
    byte[] padded = "ab  ".getBytes(StandardCharsets.UTF_8);
    assertThat(canonical("bpchar", padded)).isEqualTo("ab".getBytes(StandardCharsets.UTF_8));
    assertThat(canonical("text", padded)).isEqualTo(padded);
  }

  @Test
  void notANumberIsOneValueAndMinusZeroAnother() {
    byte[] odd = ByteBuffer.allocate(8).putLong(0x7FF8_0000_0000_0001L).array();
    assertThat(canonical("float8", odd))
        .isEqualTo(canonical("float8", ByteBuffer.allocate(8).putDouble(Double.NaN).array()));
    assertThat(canonical("float8", ByteBuffer.allocate(8).putDouble(-0.0).array()))
        .isNotEqualTo(canonical("float8", new byte[8]));
    byte[] oddFloat = ByteBuffer.allocate(4).putInt(0x7FC0_0001).array();
    assertThat(canonical("float4", oddFloat))
        .isEqualTo(canonical("float4", ByteBuffer.allocate(4).putFloat(Float.NaN).array()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"a\": 1, \"b\": [true, null]};{\"b\":[true,null],\"a\":1.0}",
        "1e3;1000",
        "{\"a\": 1, \"a\": 2};{\"a\": 2}",
        "\"\\u0041\";\"A\"",
        "-0;0.00"
      })
  void jsonIsEqualByContent(String one, String other) {
    assertThat(canonical("jsonb", json(one))).isEqualTo(canonical("jsonb", json(other)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[1,2];[2,1]",
        "[[1],2];[1,[2]]",
        "\"1\";1",
        "null;\"null\"",
        "{\"a\":1};{\"a\":2}",
        "{};[]"
      })
  void otherJsonDiffers(String one, String other) {
    assertThat(canonical("jsonb", json(one))).isNotEqualTo(canonical("jsonb", json(other)));
  }

  @Test
  void arraysAreEqualByTheirElements() {
    byte[] array = array(1, int16s(1, 0, 0, 1, 7));
    assertThat(canonical("_numeric", array(5, int16s(1, 0, 0, 3, 7))))
        .isEqualTo(canonical("_numeric", array));
    assertThat(canonical("_numeric", array(1, int16s(1, 0, 0, 1, 8))))
        .isNotEqualTo(canonical("_numeric", array));
    assertThat(canonical("_numeric", array(1, null))).isNotEqualTo(canonical("_numeric", array));
  }

  /** Of one element. */
  private static byte[] array(int lowerBound, byte[] element) {
    ByteBuffer bytes = ByteBuffer.allocate(64);
    bytes.putInt(1).putInt(element == null ? 1 : 0).putInt(1700).putInt(1).putInt(lowerBound);
    bytes.putInt(element == null ? -1 : element.length);
    if (element != null) {
      bytes.put(element);
    }
    byte[] array = new byte[bytes.position()];
    bytes.flip().get(array);
    return array;
  }
}
