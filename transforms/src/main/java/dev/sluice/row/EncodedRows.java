package dev.sluice.row;

import java.util.Arrays;

/**
 * Rows in COPY's format, one after the other.
 *
 * @param ends for each row the offset behind its last byte
 * @param places for each row the same number of numbers that say where it is in its source, such as
 *     its token, or its offset and line; empty if that is unknown
 */
public record EncodedRows(byte[] bytes, int[] ends, long[] places) {
  public EncodedRows {
    int length = ends.length == 0 ? 0 : ends[ends.length - 1];
    if (bytes.length != length
        || (ends.length == 0 ? places.length > 0 : places.length % ends.length != 0)) {
      throw new IllegalStateException(
          "Sluice bug: %d rows end at byte %d of %d and have %d places."
              .formatted(ends.length, length, bytes.length, places.length));
    }
  }

  public int count() {
    return ends.length;
  }

  /** Offset of a row's first byte; of the byte behind the last row for {@code row = count()}. */
  public int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  /** Where a row is in its source; empty if unknown. */
  public long[] place(int row) {
    int width = places.length / ends.length;
    return Arrays.copyOfRange(places, row * width, (row + 1) * width);
  }

  /** The bytes of one row. */
  public byte[] row(int row) {
    return Arrays.copyOfRange(bytes, start(row), ends[row]);
  }
}
