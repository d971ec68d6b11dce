package dev.sluice.kafka;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Tells UTF-8 from other bytes. One thread. */
final class Utf8Check {
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long NOT_ASCII = 0x8080808080808080L;

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer scratch = CharBuffer.allocate(1024);

  /** The offset of the first byte that is no UTF-8, or −1. */
  int firstInvalid(byte[] text) {
    int at = 0;
    while (at + Long.BYTES <= text.length && ((long) EIGHT_BYTES.get(text, at) & NOT_ASCII) == 0) {
      at += Long.BYTES;
    }
    while (at < text.length && text[at] >= 0) {
      at++;
    }
    if (at == text.length) {
      return -1;
    }
    ByteBuffer rest = ByteBuffer.wrap(text, at, text.length - at);
    decoder.reset();
    while (true) {
      scratch.clear();
      CoderResult result = decoder.decode(rest, scratch, true);
      if (result.isError()) {
        return rest.position();
      }
      if (result.isUnderflow()) {
        return -1;
      }
    }
  }
}
