package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Utf8Test {
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final CharBuffer chars = CharBuffer.allocate(8);

  @Test
  void agreesWithJavaOnEveryPairOfBytes() {
    byte[] text = new byte[2];
    for (int lead = 0x80; lead <= 0xFF; lead++) {
      for (int second = 0; second <= 0xFF; second++) {
        text[0] = (byte) lead;
        text[1] = (byte) second;
        agrees(text);
      }
    }
  }

  @Test
  void agreesWithJavaOnRandomBytes() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200_000; i++) {
      byte[] text = new byte[1 + random.nextInt(5)];
      text[0] = (byte) (0xC0 + random.nextInt(0x40));
      for (int at = 1; at < text.length; at++) {
        text[at] = (byte) (0x70 + random.nextInt(0x60));
      }
      agrees(text);
    }
  }

  @Test
  void knowsEveryCodePoint() {
    for (int point = 0x80; point <= Character.MAX_CODE_POINT; point++) {
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        byte[] text = Cells.utf8(Character.toString(point));
        if (Utf8.sequence(text, 0, text.length) != text.length) {
          throw new AssertionError("U+" + Integer.toHexString(point));
        }
      }
    }
  }

  /** The first sequence is as long as the shortest start of the bytes that Java can decode. */
  private void agrees(byte[] text) {
    int expected = 0;
    for (int length = 1; length <= Math.min(4, text.length) && expected == 0; length++) {
      chars.clear();
      decoder.reset();
      boolean whole = !decoder.decode(ByteBuffer.wrap(text, 0, length), chars, true).isError();
      expected = whole ? length : 0;
    }

    assertThat(Utf8.sequence(text, 0, text.length)).isEqualTo(expected);
  }
}
