package dev.sluice.encode;

import java.util.Arrays;
import java.util.List;

/** Collects the tokens of a page's rows while their cells pass by. */
final class RowTokens {
  private final int[] keyIndex;
  private final int[] starts;
  private final int[] lengths;
  private byte[] composite = new byte[256];
  private long[] tokens = new long[0];
  private int rows;

  RowTokens(List<Integer> partitionKey, int columns) {
    this.keyIndex = new int[columns];
    this.starts = new int[partitionKey.size()];
    this.lengths = new int[partitionKey.size()];
    Arrays.fill(keyIndex, -1);
    for (int i = 0; i < partitionKey.size(); i++) {
      keyIndex[partitionKey.get(i)] = i;
    }
  }

  /** Whether there is a token to collect. */
  boolean known() {
    return starts.length > 0;
  }

  void start(int atMostRows) {
    tokens = known() && tokens.length < atMostRows ? new long[atMostRows] : tokens;
    rows = 0;
  }

  void cell(int column, int start, int length) {
    int index = keyIndex[column];
    if (index >= 0) {
      starts[index] = start;
      lengths[index] = length;
    }
  }

  /** The token of the row whose cells came last. */
  long token(byte[] cells) {
    if (starts.length == 1) {
      return Murmur3.token(cells, starts[0], lengths[0]);
    }
    int length = compose(cells);
    return Murmur3.token(composite, 0, length);
  }

  void add(byte[] cells) {
    if (known()) {
      tokens[rows++] = token(cells);
    }
  }

  long[] take() {
    return Arrays.copyOf(tokens, rows);
  }

  /**
   * Of each part its length in two bytes, the part, and a zero (Cassandra's CompositeType.java).
   */
  private int compose(byte[] cells) {
    int size = 0;
    for (int part = 0; part < starts.length; part++) {
      int length = lengths[part];
      if (composite.length < size + length + 3) {
        composite = Arrays.copyOf(composite, 2 * (size + length + 3));
      }
      composite[size++] = (byte) (length >> 8);
      composite[size++] = (byte) length;
      System.arraycopy(cells, starts[part], composite, size, length);
      size += length;
      composite[size++] = 0;
    }
    return size;
  }
}
