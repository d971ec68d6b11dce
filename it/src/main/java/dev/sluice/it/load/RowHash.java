package dev.sluice.it.load;

/** A hash of a row's bytes; the sum of those of many rows tells the rows in any order. */
final class RowHash {
  private RowHash() {}

  /** Of the bytes in that range. */
  static long of(byte[] bytes, int from, int until) {
    long hash = 0xCBF29CE484222325L;
    for (int i = from; i < until; i++) {
      hash = (hash ^ bytes[i]) * 0x100000001B3L;
    }
    // Sums of hashes need all bits mixed.
    hash = (hash ^ (hash >>> 32)) * 0xDABA0B6EB09322E3L;
    return hash ^ (hash >>> 29);
  }

  /** A sum as manifests have it. */
  static String text(long sum) {
    return "%016x".formatted(sum);
  }
}
