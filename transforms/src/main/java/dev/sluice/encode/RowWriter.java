package dev.sluice.encode;

import dev.sluice.row.EncodedRows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes rows of framed cells in one of COPY's formats. A row that is refused leaves no trace in
 * them.
 */
abstract class RowWriter {
  private final List<String> names;
  private final Repairs repairs;
  private final RowBuffer out;
  private final int[] starts;
  private int[] ends = new int[0];
  private int count;
  private int bad = -1;
  private String reason = "";

  /**
   * @param names of the columns in the source
   * @param repairs that the columns' codecs report to
   */
  RowWriter(List<String> names, Repairs repairs, RowBuffer out) {
    this.names = names;
    this.repairs = repairs;
    this.out = out;
    this.starts = new int[names.size()];
  }

  /**
   * Writes one row's fields and notes with {@link #cellAt} where each of its cells starts; goes on
   * to do that after {@link #refuse}. Returns where the next row starts.
   */
  abstract int fields(byte[] cells, int start);

  /** Forgets all rows. */
  final void start(int atMostRows) {
    out.truncate(0);
    count = 0;
    ends = ends.length < atMostRows ? new int[atMostRows] : ends;
  }

  /** Writes one row, or nothing if it is refused; returns where the next one starts. */
  final int write(byte[] cells, int start) {
    int rowStart = out.size();
    bad = -1;
    int next = fields(cells, start);
    repairs.rowEnds(bad < 0);
    if (bad < 0) {
      ends[count++] = out.size();
    } else {
      out.truncate(rowStart);
    }
    return next;
  }

  final void cellAt(int column, int start) {
    starts[column] = start;
  }

  final void refuse(int column, RefusedValueException why) {
    bad = column;
    reason = why.reason();
  }

  /** Whether the row that came last is refused. */
  final boolean refused() {
    return bad >= 0;
  }

  /** The column that it is refused for. */
  final String refusedColumn() {
    return names.get(bad);
  }

  final String reason() {
    return reason;
  }

  /** For each column where the last row's cell starts, behind its length. */
  final int[] cellStarts() {
    return starts;
  }

  final int count() {
    return count;
  }

  /** The rows so far. */
  final EncodedRows take(long[] places) {
    return new EncodedRows(out.copy(), Arrays.copyOf(ends, count), places);
  }

  /** Column → values changed in rows since the last call. */
  final Map<String, Long> takeRepaired() {
    return repairs.take().entrySet().stream()
        .collect(
            Collectors.toMap(entry -> names.get(entry.getKey()), Map.Entry::getValue, Long::sum));
  }
}
