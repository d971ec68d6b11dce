package dev.sluice.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class BytesTest {
  private final Bytes bytes = new Bytes(1);

  @Property(tries = 300)
  void writesUtf8AsJavaDoes(@ForAll String text) {
    String sound = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    char[] chars = ("x" + sound + "y").toCharArray();

    bytes.clear();
    bytes.putUtf8(chars, 1, chars.length - 2);

    assertThat(text()).isEqualTo(sound);
  }

  @Example
  void keepsPairsOfSurrogates() {
    char[] chars = "a\uD83D\uDE00z".toCharArray();

    bytes.clear();
    bytes.putUtf8(chars, 0, chars.length);

    assertThat(text()).isEqualTo("a\uD83D\uDE00z");
  }

  @Example
  void givesHalfAPairThreeBytes() {
    bytes.clear();
    bytes.putUtf8(new char[] {'\uD83D', 'a', '\uDE00'}, 0, 3);

    assertThat(bytes.copy()).containsExactly(0xED, 0xA0, 0xBD, 'a', 0xED, 0xB8, 0x80);
  }

  @Property(tries = 300)
  void writesNumbersAsJavaDoes(@ForAll long number) {
    bytes.clear();
    bytes.putDecimal(number);

    assertThat(text()).isEqualTo(Long.toString(number));
  }

  @Property(tries = 500)
  void writesMomentsAsJavaDoes(
      @ForAll @LongRange(min = -62_167_219_200_000L, max = 253_402_300_799_999L) long millis) {
    assertThat(moment(millis))
        .isEqualTo(
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX")
                .withZone(ZoneOffset.UTC)
                .format(Instant.ofEpochMilli(millis)));
  }

  @Example
  void writesMomentsAtTheEdges() {
    assertThat(moment(0)).isEqualTo("1970-01-01T00:00:00.000Z");
    assertThat(moment(-62_167_219_200_000L)).isEqualTo("0000-01-01T00:00:00.000Z");
    assertThat(moment(253_402_300_799_999L)).isEqualTo("9999-12-31T23:59:59.999Z");
    assertThat(moment(1_709_210_096_789L)).isEqualTo("2024-02-29T12:34:56.789Z");
    assertThat(moment(253_402_300_800_000L)).isEqualTo("+10000-01-01T00:00:00Z");
    assertThat(moment(-62_167_219_200_001L)).isEqualTo("-0001-12-31T23:59:59.999Z");
  }

  private String moment(long millis) {
    bytes.clear();
    Moments.putMillis(millis, bytes);
    return text();
  }

  private String text() {
    return new String(bytes.copy(), StandardCharsets.UTF_8);
  }
}
