package dev.sluice.encode;

import java.io.Serializable;
import java.util.List;

/**
 * Which rows are copied at all. Behind the cells of its columns each row has those of {@code
 * writeTimes} write times.
 *
 * @param present indexes of columns that no row is copied without
 * @param fromMicros the newest write time must be this or later, in microseconds since 1970
 * @param lastMicros and this or earlier; a row of which no write time is known is copied
 */
public record RowFilter(List<Integer> present, int writeTimes, long fromMicros, long lastMicros)
    implements Serializable {
  /** Takes every row. */
  public static final RowFilter NONE = new RowFilter(List.of(), 0, Long.MIN_VALUE, Long.MAX_VALUE);

  public RowFilter {
    present = List.copyOf(present);
  }

  boolean isNone() {
    return present.isEmpty() && writeTimes == 0;
  }
}
