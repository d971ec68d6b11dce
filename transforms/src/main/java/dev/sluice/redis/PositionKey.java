package dev.sluice.redis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The key beside a value's key that keeps its position: {@code sluice:{KEY}}, or {@code sluice:KEY}
 * if KEY has a hash tag of its own. Both are in one hash slot, so that whatever spreads keys by
 * slots keeps them together; not for the rare keys with braces that are no hash tag.
 */
final class PositionKey {
  private static final byte[] PREFIX = "sluice:".getBytes(StandardCharsets.UTF_8);

  private PositionKey() {}

  static byte[] of(byte[] key) {
    boolean tagged = hasTag(key);
    byte[] beside = Arrays.copyOf(PREFIX, PREFIX.length + key.length + (tagged ? 0 : 2));
    int start = PREFIX.length + (tagged ? 0 : 1);
    System.arraycopy(key, 0, beside, start, key.length);
    if (!tagged) {
      beside[PREFIX.length] = '{';
      beside[beside.length - 1] = '}';
    }
    return beside;
  }

  /** Whether something stands between the first opening brace and the next closing one. */
  private static boolean hasTag(byte[] key) {
    int open = 0;
    while (open < key.length && key[open] != '{') {
      open++;
    }
    int close = open + 1;
    while (close < key.length && key[close] != '}') {
      close++;
    }
    return close < key.length && close > open + 1;
  }
}
