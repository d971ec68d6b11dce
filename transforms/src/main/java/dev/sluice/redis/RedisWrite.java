package dev.sluice.redis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key's new value.
 *
 * @param values the string alone, or names and values of a hash's fields in turn; null if the key
 *     is to be deleted
 */
public record RedisWrite(byte[] key, RecordPosition position, @Nullable List<byte[]> values) {

  public RedisWrite {
    values = values == null ? null : List.copyOf(values);
  }

  /** Whether a hash has this field. */
  public boolean hasField(String name) {
    byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; values != null && i + 1 < values.size(); i += 2) {
      if (Arrays.equals(values.get(i), wanted)) {
        return true;
      }
    }
    return false;
  }

  /** Bytes of the key and the value. */
  public long bytes() {
    long bytes = key.length;
    if (values != null) {
      for (byte[] value : values) {
        bytes += value.length;
      }
    }
    return bytes;
  }
}
