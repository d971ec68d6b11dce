package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DecimalDigitsTest {
  private final DecimalDigits digits = new DecimalDigits();

  @Property
  void areThoseOfBigInteger(@ForAll @Size(min = 1, max = 80) byte[] number) {
    assertThat(text(number)).isEqualTo(new BigInteger(number).toString());
  }

  @Test
  void areRightAtTheEndsOfEveryLength() {
    for (int length = 1; length <= 70; length++) {
      BigInteger half = BigInteger.ONE.shiftLeft(8 * length - 1);
      for (BigInteger value : new BigInteger[] {half.negate(), half.subtract(BigInteger.ONE)}) {
        byte[] number = value.toByteArray();
        assertThat(number).hasSize(length);
        assertThat(text(number)).isEqualTo(value.toString());
      }
    }
  }

  @Test
  void haveNoZerosBeforeThem() {
    assertThat(text(new byte[30])).isEqualTo("0");
    assertThat(text(Cells.hex("00000000000000000000000a"))).isEqualTo("10");
    assertThat(text(Cells.hex("ffffffffffffffffffffffff"))).isEqualTo("-1");
  }

  @Test
  void areFoundInTheMiddleOfAnArray() {
    digits.set(Cells.hex("7f ff0000000000000000 7f"), 1, 9);

    assertThat(text()).isEqualTo("-18446744073709551616");
  }

  private String text(byte[] number) {
    digits.set(number, 0, number.length);
    return text();
  }

  private String text() {
    return (digits.negative() ? "-" : "")
        + IntStream.range(0, digits.count())
            .mapToObj(i -> String.valueOf(digits.digit(i)))
            .collect(Collectors.joining());
  }
}
