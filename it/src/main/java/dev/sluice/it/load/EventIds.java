package dev.sluice.it.load;

import java.util.UUID;

/**
 * Version 4 UUIDs that hide a row's index in their last 62 bits, by a permutation of all numbers of
 * 62 bits: ids of one seed are never equal, and whoever reads one knows the row without a table of
 * all ids.
 */
final class EventIds {
  private static final long MASK = (1L << 62) - 1;
  private static final int HALF = 31;
  private static final long FIRST_FACTOR = 0x9E3779B97F4A7C15L;
  private static final long SECOND_FACTOR = 0xBF58476D1CE4E5B9L;

  private final long shift;

  EventIds(long seed) {
    this.shift = seed * 0xD1B54A32D192ED03L;
  }

  /**
   * The id of a row.
   *
   * @param high whose bits but four are the id's first half
   */
  UUID id(long index, long high) {
    long mixed = fold((index + shift) * FIRST_FACTOR);
    return new UUID((high & ~0xF000L) | 0x4000L, fold(mixed * SECOND_FACTOR) | Long.MIN_VALUE);
  }

  /**
   * The index that the id would have; any number where the id is of another seed, so that only a
   * comparison with the row's own id tells.
   */
  long index(UUID id) {
    long mixed = fold(id.getLeastSignificantBits()) * inverse(SECOND_FACTOR);
    return (fold(mixed) * inverse(FIRST_FACTOR) - shift) & MASK;
  }

  /** Its own inverse: what moves down by half of the bits twice is gone. */
  private static long fold(long number) {
    long bits = number & MASK;
    return bits ^ (bits >>> HALF);
  }

  /** The number whose product with an odd {@code factor} is 1, modulo a power of two. */
  private static long inverse(long factor) {
    long inverse = factor;
    // Newton: each round doubles the bits that are right, of which three are at the start.
    for (int bits = 3; bits < Long.SIZE; bits *= 2) {
      inverse *= 2 - factor * inverse;
    }
    return inverse;
  }
}
