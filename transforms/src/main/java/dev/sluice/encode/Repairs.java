package dev.sluice.encode;

import java.util.HashMap;
import java.util.Map;

/** Counts values changed under {@link InvalidText}, those of stored rows only. */
final class Repairs {
  private final long[] stored;
  private final int[] ofRow;
  private int count;

  Repairs(int columns) {
    stored = new long[columns];
    ofRow = new int[columns];
  }

  /**
   * A value of the current row was changed. Columns come in order; one that comes again, with
   * another element of its array, counts once.
   */
  void happened(int column) {
    if (count == 0 || ofRow[count - 1] != column) {
      ofRow[count++] = column;
    }
  }

  /** The current row is complete, or refused. */
  void rowEnds(boolean good) {
    for (int i = 0; good && i < count; i++) {
      stored[ofRow[i]]++;
    }
    count = 0;
  }

  /** Counts by column since the last call. */
  Map<Integer, Long> take() {
    Map<Integer, Long> taken = new HashMap<>();
    for (int column = 0; column < stored.length; column++) {
      if (stored[column] > 0) {
        taken.put(column, stored[column]);
        stored[column] = 0;
      }
    }
    return taken;
  }
}
