package dev.sluice.verify;

import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * For each bucket of keys the number of its rows and the sum of their hashes, in whatever order
 * they come. Two sets of rows that differ have equal sums with a probability of about 2⁻¹²⁸.
 */
public final class BucketSums {
  /** As many as keep the sums small, 192 KiB, and the rows of one bucket few. */
  public static final int BUCKETS = 8192;

  private static final int LONGS = 3;

  /** Where the number of refused rows is, behind all buckets. */
  private static final int REFUSED = LONGS * BUCKETS;

  private final long[] sums;

  private BucketSums(long[] sums) {
    this.sums = sums;
  }

  /** Of no rows. */
  public static BucketSums empty() {
    return new BucketSums(new long[REFUSED + 1]);
  }

  /**
   * Reads what {@link #bytes} has written.
   *
   * @throws IllegalStateException if it is none of ours
   */
  public static BucketSums of(byte[] bytes) {
    if (bytes.length != (REFUSED + 1) * Long.BYTES) {
      throw new IllegalStateException(
          "Sluice bug: sums of %d bytes, expected %d."
              .formatted(bytes.length, (REFUSED + 1) * Long.BYTES));
    }
    long[] sums = new long[REFUSED + 1];
    ByteBuffer.wrap(bytes).asLongBuffer().get(sums);
    return new BucketSums(sums);
  }

  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(sums.length * Long.BYTES);
    bytes.asLongBuffer().put(sums);
    return bytes.array();
  }

  void add(RowDigest row) {
    int at = LONGS * row.bucket();
    sums[at]++;
    sums[at + 1] += row.high();
    sums[at + 2] += row.low();
  }

  /** Counts rows that are in no bucket. */
  void addRefused(int rows) {
    sums[REFUSED] += rows;
  }

  BucketSums add(BucketSums more) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += more.sums[i];
    }
    return this;
  }

  /** Of all buckets. */
  public long rows() {
    long rows = 0;
    for (int at = 0; at < REFUSED; at += LONGS) {
      rows += sums[at];
    }
    return rows;
  }

  /** Rows that no target can hold, since one of their values has no PostgreSQL form. */
  public long refused() {
    return sums[REFUSED];
  }

  /** The buckets whose rows are not the same. */
  public BitSet differing(BucketSums other) {
    BitSet differing = new BitSet(BUCKETS);
    for (int i = 0; i < REFUSED; i++) {
      if (sums[i] != other.sums[i]) {
        differing.set(i / LONGS);
      }
    }
    return differing;
  }
}
