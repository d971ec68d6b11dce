package dev.sluice.encode;

import dev.sluice.row.Chunk;
import dev.sluice.row.Page;
import dev.sluice.row.RefusedRow;
import dev.sluice.types.ColumnPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns pages into CSV: fields separated by commas, rows ended by LF, null an empty field, text
 * always quoted. One thread; pages of a unit in order.
 */
final class CsvRowEncoder {
  private final List<ColumnPlan> columns;
  private final ColumnCodec[] codecs;
  private final CsvBuffer out = new CsvBuffer();
  private String unit = "";
  private long position;

  CsvRowEncoder(EncodeSettings settings) {
    columns = settings.columns();
    codecs =
        columns.stream()
            .map(column -> ColumnCodecs.of(column, settings.invalidText()))
            .toArray(ColumnCodec[]::new);
  }

  Chunk encode(Page page) {
    long start = System.nanoTime();
    if (!page.unit().id().equals(unit)) {
      unit = page.unit().id();
      position = 0;
    }
    List<RefusedRow> refused = new ArrayList<>();
    out.truncate(0);
    byte[] cells = page.cells();
    int at = 0;
    for (int row = 0; row < page.rows(); row++, position++) {
      at = encodeRow(cells, at, refused);
    }
    if (at != cells.length) {
      throw new IllegalStateException(
          "Sluice bug: unit %s, page %d: %d of %d bytes encoded."
              .formatted(unit, page.ordinal(), at, cells.length));
    }
    return new Chunk(
        page.unit(),
        page.ordinal(),
        page.last(),
        page.rows(),
        page.rows() - refused.size(),
        out.copy(),
        refused,
        takeRepaired(),
        page.readNanos(),
        System.nanoTime() - start,
        page.failure());
  }

  /** Writes one row, or nothing if it is refused; returns where the next one starts. */
  private int encodeRow(byte[] cells, int start, List<RefusedRow> refused) {
    int rowStart = out.size();
    int at = start;
    boolean good = true;
    for (int column = 0; column < codecs.length; column++) {
      int length = BigEndian.int32(cells, at);
      at += 4;
      if (column > 0 && good) {
        out.put(',');
      }
      if (length < 0) {
        continue;
      }
      if (good && !isNull(column, length)) {
        try {
          codecs[column].write(cells, at, length, out);
        } catch (RefusedValueException e) {
          good = false;
          out.truncate(rowStart);
          refused.add(
              new RefusedRow(position, keyOf(cells, start), columns.get(column).source(), e.reason()));
        }
      }
      at += length;
    }
    if (good) {
      out.put('\n');
    }
    return at;
  }

  private boolean isNull(int column, int length) {
    return length < 0 || (length == 0 && codecs[column].emptyIsNull());
  }

  private String keyOf(byte[] cells, int start) {
    StringBuilder key = new StringBuilder();
    CsvBuffer field = new CsvBuffer();
    int at = start;
    for (int column = 0; column < codecs.length; column++) {
      int length = BigEndian.int32(cells, at);
      at += 4;
      if (columns.get(column).key() && !isNull(column, length)) {
        field.truncate(0);
        try {
          codecs[column].write(cells, at, length, field);
        } catch (RefusedValueException e) {
          field.truncate(0);
          field.putAscii("0x");
          field.putHex(cells, at, length);
        }
        key.append(key.isEmpty() ? "" : ", ").append(columns.get(column).source());
        key.append('=').append(field.text());
      }
      at += Math.max(0, length);
    }
    return key.toString();
  }

  private Map<String, Long> takeRepaired() {
    Map<String, Long> repaired = new HashMap<>();
    for (int column = 0; column < codecs.length; column++) {
      long values = codecs[column].takeRepaired();
      if (values > 0) {
        repaired.put(columns.get(column).source(), values);
      }
    }
    return repaired;
  }
}
