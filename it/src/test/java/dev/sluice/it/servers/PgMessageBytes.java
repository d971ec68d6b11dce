package dev.sluice.it.servers;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Messages of PostgreSQL's protocol, written by hand. */
final class PgMessageBytes {
  static final byte[] SSL_REQUEST = ByteBuffer.allocate(8).putInt(8).putInt(80_877_103).array();

  /** Of a user without a name. */
  static final byte[] STARTUP =
      ByteBuffer.allocate(15).putInt(15).putInt(196_608).put(text("user\0\0\0")).array();

  private PgMessageBytes() {}

  /** A message whose body is this text, with {@code \0} where one text ends. */
  static byte[] of(char type, String body) {
    byte[] bytes = text(body);
    return ByteBuffer.allocate(5 + bytes.length)
        .put((byte) type)
        .putInt(4 + bytes.length)
        .put(bytes)
        .array();
  }

  static PgMessage message(char type, String body) {
    return new PgMessage(type, of(type, body));
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
