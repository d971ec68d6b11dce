package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.types.ColumnPlan;
import dev.sluice.types.CqlType;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text of a number means the same bits to every correct reader. */
class FloatDigitsTest {
  private static final int TRIES = 150_000;

  private final CsvBuffer out = new CsvBuffer();

  @Test
  void everyExponentOfADoubleReadsBack() {
    for (long exponent = 0; exponent < 0x7FF; exponent++) {
      long bits = exponent << 52;
      readsBack(Double.longBitsToDouble(bits));
      readsBack(Double.longBitsToDouble(bits + 1));
      readsBack(-Double.longBitsToDouble(bits | ((1L << 52) - 1)));
    }
  }

  @Test
  void randomBitsOfADoubleReadBack() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < TRIES; i++) {
      readsBack(Double.longBitsToDouble(random.nextLong()));
    }
  }

  @Test
  void subnormalDoublesReadBack() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 10_000; i++) {
      readsBack(Double.longBitsToDouble(random.nextLong(1L << 52) >>> random.nextInt(52)));
    }
  }

  @Test
  void everydayDoublesReadBack() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 50_000; i++) {
      double value = random.nextDouble();
      readsBack(value);
      readsBack(value * 1e6);
      readsBack(Math.round(value * 1e6) / 100.0);
      readsBack((float) value);
    }
  }

  @Test
  void powersOfTenAndTheirNeighboursReadBack() {
    for (int power = -324; power <= 308; power++) {
      double value = Double.parseDouble("1e" + power);
      readsBack(value);
      readsBack(Math.nextUp(value));
      readsBack(-Math.nextDown(value));
    }
  }

  @Test
  void shortDecimalsStayShort() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 50_000; i++) {
      BigDecimal decimal =
          BigDecimal.valueOf(random.nextLong(1_000_000_000_000_000L), random.nextInt(9));

      BigDecimal written = new BigDecimal(readsBack(decimal.doubleValue()));

      assertThat(written).isEqualByComparingTo(decimal);
    }
  }

  @Test
  void everyExponentOfAFloatReadsBack() {
    for (int exponent = 0; exponent < 0xFF; exponent++) {
      int bits = exponent << 23;
      readsBack(Float.intBitsToFloat(bits));
      readsBack(Float.intBitsToFloat(bits + 1));
      readsBack(-Float.intBitsToFloat(bits | ((1 << 23) - 1)));
    }
  }

  @Test
  void randomBitsOfAFloatReadBack() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < TRIES; i++) {
      readsBack(Float.intBitsToFloat(random.nextInt()));
    }
  }

  @Test
  void shortDecimalFloatsStayShort() {
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 20_000; i++) {
      BigDecimal decimal = BigDecimal.valueOf(random.nextLong(1_000_000), random.nextInt(6));

      BigDecimal written = new BigDecimal(readsBack(decimal.floatValue()));

      assertThat(written).isEqualByComparingTo(decimal);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, 0",
    "-0.0, -0",
    "1.0, 1",
    "-1.5, -1.5",
    "0.1, 0.1",
    "123456.789, 123456.789",
    "1e22, 1e22",
    "1e-7, 0.0000001",
    "1e300, 1.0000000000000001e300",
    "9007199254740992, 9.007199254740992e15",
    "4.9e-324, 4.9406564584124654e-324",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
    "1.7976931348623157e308, 1.7976931348623157e308",
    "0.30000000000000004, 3.0000000000000004e-1",
    "NaN, NaN",
    "Infinity, Infinity",
    "-Infinity, -Infinity"
  })
  void writesDoubles(double value, String field) {
    assertThat(Cells.field(CqlType.DOUBLE, Cells.float64(value))).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, 0",
    "-0.0, -0",
    "0.1, 0.1",
    "-2.5, -2.5",
    "16777216, 1.6777216e7",
    "3.4028235e38, 3.40282347e38",
    "1.4e-45, 1.40129846e-45",
    "NaN, NaN",
    "-Infinity, -Infinity"
  })
  void writesFloats(float value, String field) {
    assertThat(Cells.field(CqlType.FLOAT, Cells.float32(value))).isEqualTo(field);
  }

  @Test
  void aNotANumberHasNoSignAndNoPayload() {
    assertThat(Cells.field(CqlType.DOUBLE, Cells.int64(0xFFF8_0000_0000_0001L))).isEqualTo("NaN");
    assertThat(Cells.field(CqlType.FLOAT, Cells.int32(0xFFC0_0001))).isEqualTo("NaN");
  }

  @Test
  void aFloatThatGoesIntoADoubleColumnKeepsItsExactValue() {
    ColumnPlan column = new ColumnPlan("c", CqlType.FLOAT, false, "c", "float8");

    String field = Cells.field(Cells.chunk(column, InvalidText.REJECT, Cells.float32(0.1f)));

    assertThat(Double.parseDouble(field)).isEqualTo((double) 0.1f);
  }

  private String readsBack(double value) {
    out.truncate(0);
    FloatDigits.put(value, out);
    String text = out.text();
    if (Double.doubleToLongBits(Double.parseDouble(text)) != Double.doubleToLongBits(value)
        || (Double.isFinite(value) && new BigDecimal(text).doubleValue() != value)) {
      throw new AssertionError(text + " does not read back as " + value);
    }
    return text;
  }

  private String readsBack(float value) {
    out.truncate(0);
    FloatDigits.put(value, out);
    String text = out.text();
    if (Float.floatToIntBits(Float.parseFloat(text)) != Float.floatToIntBits(value)
        || (Float.isFinite(value) && new BigDecimal(text).floatValue() != value)) {
      throw new AssertionError(text + " does not read back as " + value);
    }
    return text;
  }
}
