package dev.sluice.encode;

import dev.sluice.row.EncodedRows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes rows of framed cells as lines of CSV: fields separated by commas, rows ended by LF, null
 * an empty field. A row that is refused leaves no trace in them.
 */
final class CsvLines {
  private final List<String> names;
  private final ColumnCodec[] codecs;
  private final Repairs repairs;
  private final int[] starts;
  private final CsvBuffer out = new CsvBuffer();
  private int[] ends = new int[0];
  private int count;
  private int bad;
  private String reason = "";

  /**
   * @param names of the columns in the source
   * @param codecs report to {@code repairs}
   */
  CsvLines(List<String> names, ColumnCodec[] codecs, Repairs repairs) {
    this.names = names;
    this.codecs = codecs;
    this.repairs = repairs;
    this.starts = new int[codecs.length];
  }

  /** Forgets all lines. */
  void start(int atMostRows) {
    out.truncate(0);
    count = 0;
    ends = ends.length < atMostRows ? new int[atMostRows] : ends;
  }

  /** Writes one row, or nothing if it is refused; returns where the next one starts. */
  int write(byte[] cells, int start) {
    int lineStart = out.size();
    int at = start;
    bad = -1;
    for (int column = 0; column < codecs.length; column++) {
      int length = BigEndian.int32(cells, at);
      at += 4;
      starts[column] = at;
      if (column > 0 && bad < 0) {
        out.put(',');
      }
      if (length < 0) {
        continue;
      }
      if (bad < 0 && !isNull(column, length)) {
        try {
          codecs[column].write(cells, at, length, out);
        } catch (RefusedValueException e) {
          bad = column;
          reason = e.reason();
        }
      }
      at += length;
    }
    repairs.rowEnds(bad < 0);
    if (bad < 0) {
      out.put('\n');
      ends[count++] = out.size();
    } else {
      out.truncate(lineStart);
    }
    return at;
  }

  /** Whether the row that came last is refused. */
  boolean refused() {
    return bad >= 0;
  }

  /** The column that it is refused for. */
  String refusedColumn() {
    return names.get(bad);
  }

  String reason() {
    return reason;
  }

  /** For each column where the last row's cell starts, behind its length. */
  int[] cellStarts() {
    return starts;
  }

  int count() {
    return count;
  }

  /** The lines so far. */
  EncodedRows take(long[] places) {
    return new EncodedRows(out.copy(), Arrays.copyOf(ends, count), places);
  }

  /** Column → values changed in rows since the last call. */
  Map<String, Long> takeRepaired() {
    return repairs.take().entrySet().stream()
        .collect(
            Collectors.toMap(entry -> names.get(entry.getKey()), Map.Entry::getValue, Long::sum));
  }

  private boolean isNull(int column, int length) {
    return length == 0 && codecs[column].emptyIsNull();
  }
}
