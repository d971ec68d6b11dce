package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextNumberCodecsTest {
  private static final TextFormats GERMAN = Texts.formats(null, null, null, "UTC", ',', '.');
  private static final TextFormats FRENCH = Texts.formats(null, null, null, "UTC", ',', '\u202F');

  @ParameterizedTest
  @CsvSource({
    "int2, 32767, 32767",
    "int2, -32768, -32768",
    "int4, 2147483647, 2147483647",
    "int4, -2147483648, -2147483648",
    "int8, 9223372036854775807, 9223372036854775807",
    "int8, -9223372036854775808, -9223372036854775808",
    "int4, 0, 0",
    "int4, -0, 0",
    "int4, +0, 0",
    "int4, +7, 7",
    "int4, 007, 7",
    "int8, 0000000000000000000000000012, 12",
    "int4, ' 12', 12",
    "int4, '12\t', 12",
    "int4, '\f\r\n -12 ', -12",
  })
  void writesWholeNumbers(String type, String text, String field) {
    assertThat(Texts.field(type, text)).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({
    "int2, 32768, -32768, 32767",
    "int2, -32769, -32768, 32767",
    "int4, 2147483648, -2147483648, 2147483647",
    "int4, -2147483649, -2147483648, 2147483647",
    "int4, 99999999999999999999, -2147483648, 2147483647",
    "int8, 9223372036854775808, -9223372036854775808, 9223372036854775807",
    "int8, -9223372036854775809, -9223372036854775808, 9223372036854775807",
    "int8, 92233720368547758070, -9223372036854775808, 9223372036854775807",
  })
  void refusesWholeNumbersOneBeyondTheirType(String type, String text, long least, long most) {
    assertThat(Texts.refusal(type, text))
        .isEqualTo(
            "\"%s\" is no %s: expected a whole number from %d to %d"
                .formatted(text, type, least, most));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12x", "x", "+", "-", "--1", "1 2", "1.0", "1e3", "0x1f", "1_000", "1,000", "- 1", " ", "١",
        "١٢", "−1", "/", ":"
      })
  void refusesWhatIsNoWholeNumber(String text) {
    assertThat(Texts.refusal("int4", text))
        .isEqualTo(
            "\"%s\" is no int4: expected a whole number from -2147483648 to 2147483647"
                .formatted(text));
  }

  @ParameterizedTest
  @CsvSource({
    "numeric, 12.50, 12.50",
    "numeric, +12.50, 12.50",
    "numeric, -.5, -.5",
    "numeric, 5., 5.",
    "numeric, 1e10, 1e10",
    "numeric, 1.5E-10, 1.5E-10",
    "numeric, 1e+3, 1e+3",
    "numeric, 00012, 00012",
    "numeric, ' 1 ', 1",
    "numeric, 123456789012345678901234567890.123456789, 123456789012345678901234567890.123456789",
    "numeric, nan, NaN",
    "numeric, NaN, NaN",
    "numeric, Infinity, Infinity",
    "numeric, -INF, -Infinity",
    "numeric, +inf, Infinity",
    "float8, -infinity, -Infinity",
    "float8, 1e400, 1e400",
    "float8, -0, -0",
    "float4, 3.4028235E+38, 3.4028235E+38",
    "float4, ' NAN', NaN",
  })
  void writesNumbersAsTheyAre(String type, String text, String field) {
    assertThat(Texts.field(type, text)).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "-",
        "-.",
        "e5",
        ".e5",
        "1e",
        "1e+",
        "1e5.0",
        "1.2.3",
        "1,5",
        "12 %",
        "$5",
        "1d",
        "1f",
        "0x1p3",
        "-nan",
        "nan(1)",
        "infinit",
        "infinityy",
        "- inf",
        "+-1",
        "1e5x"
      })
  void refusesWhatIsNoNumber(String text) {
    assertThat(Texts.refusal("numeric", text))
        .isEqualTo(
            "\"%s\" is no numeric: expected a number such as -1234.5 or 1e-9, NaN or Infinity"
                .formatted(text));
    assertThat(Texts.refusal("float8", text)).contains("is no float8: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "int4; 1.234.567; 1234567",
        "int4; 1234567; 1234567",
        "int4; -12.000; -12000",
        "int8; 999.999.999; 999999999",
        "numeric; 1.234,5; 1234.5",
        "numeric; 1.234.567,891; 1234567.891",
        "numeric; 1234567,891; 1234567.891",
        "numeric; ,5; .5",
        "numeric; -1.000e3; -1000e3",
        "float8; 0,1; 0.1",
        "float8; 1,5e-3; 1.5e-3",
        "float8; inf; Infinity",
      })
  void rewritesSeparators(String type, String text, String field) {
    assertThat(Texts.field(type, GERMAN, text)).isEqualTo(field);
    assertThat(Texts.field(type, FRENCH, text.replace('.', '\u202F'))).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "1.23",
        "1234.567",
        ".123",
        "1.",
        "1..234",
        "1.2345",
        "1.234.56",
        "1,234.5"
      })
  void aGroupOfOtherThanThreeDigitsIsNoGroup(String text) {
    assertThat(Texts.refusal("numeric", GERMAN, text))
        .isEqualTo(
            "\"%s\" is no numeric: expected a number such as -1234,5 or 1e-9, NaN or Infinity"
                .formatted(text));
  }

  @Property
  void takesTheTextsThatLongTakes(
      @ForAll @StringLength(min = 1, max = 20) @CharRange(from = '+', to = '9') String text) {
    Long expected = null;
    try {
      expected = Long.valueOf(text);
    } catch (NumberFormatException e) {
      // It is no number.
    }

    assertThat(Texts.fieldOrNull("int8", TextFormats.standard(), text))
        .isEqualTo(expected == null ? null : expected.toString());
  }

  @Property
  void writesEveryLongAndKeepsIntsToTheirRange(@ForAll long value) {
    assertThat(Texts.field("int8", Long.toString(value))).isEqualTo(Long.toString(value));
    boolean fits = value == (int) value;
    assertThat(Texts.fieldOrNull("int4", TextFormats.standard(), Long.toString(value)))
        .isEqualTo(fits ? Long.toString(value) : null);
  }

  @Property
  void takesTheTextsThatBigDecimalTakes(
      @ForAll @StringLength(min = 1, max = 6) @Chars({'0', '1', '9', '.', 'e', 'E', '+', '-'})
          String text) {
    BigDecimal expected = null;
    try {
      expected = new BigDecimal(text);
    } catch (NumberFormatException e) {
      // It is no number.
    }

    String field = Texts.fieldOrNull("numeric", TextFormats.standard(), text);

    assertThat(field == null ? null : new BigDecimal(field)).isEqualTo(expected);
  }

  @Property
  void readsBackWhatAGermanWrites(@ForAll BigDecimal value) {
    DecimalFormat german =
        new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.GERMANY));
    german.setMaximumFractionDigits(400);

    String field = Texts.field("numeric", GERMAN, german.format(value));

    assertThat(new BigDecimal(field)).isEqualByComparingTo(value);
  }
}
