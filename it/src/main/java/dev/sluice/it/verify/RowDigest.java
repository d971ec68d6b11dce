package dev.sluice.it.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** The first 8 bytes of the SHA-256 of a row's texts. Not thread-safe. */
final class RowDigest {

  private static final int NULL = -1;

  private final MessageDigest sha256 = sha256();
  private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);

  long of(@Nullable String[] cells) {
    for (String cell : cells) {
      if (cell == null) {
        begin(NULL);
      } else {
        byte[] text = cell.getBytes(StandardCharsets.UTF_8);
        begin(text.length);
        sha256.update(text);
      }
    }
    return ByteBuffer.wrap(sha256.digest()).getLong();
  }

  /** Each text after its length, so that no two rows run together into the same bytes. */
  private void begin(int bytes) {
    sha256.update(length.putInt(0, bytes).rewind());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
