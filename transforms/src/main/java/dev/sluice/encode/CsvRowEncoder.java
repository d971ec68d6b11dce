package dev.sluice.encode;

import dev.sluice.row.Chunk;
import dev.sluice.row.Page;
import dev.sluice.row.RefusedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Turns pages into CSV: fields separated by commas, rows ended by LF, null an empty field, text
 * always quoted. One thread; pages of a unit in order.
 */
final class CsvRowEncoder {
  private final EncodeSettings settings;
  private final Repairs repairs;
  private final ColumnCodec[] codecs;
  private final CsvBuffer out = new CsvBuffer();
  private long position;

  CsvRowEncoder(EncodeSettings settings) {
    this.settings = settings;
    this.repairs = new Repairs(settings.columns().size());
    this.codecs = ColumnCodecs.of(settings, repairs);
  }

  Chunk encode(Page page) {
    long start = System.nanoTime();
    if (page.ordinal() == 0) {
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
              .formatted(page.unit().id(), page.ordinal(), at, cells.length));
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
          String key = KeyText.of(settings, cells, start);
          refused.add(new RefusedRow(position, key, sourceName(column), e.reason()));
        }
      }
      at += length;
    }
    if (good) {
      out.put('\n');
    }
    repairs.rowEnds(good);
    return at;
  }

  private boolean isNull(int column, int length) {
    return length == 0 && codecs[column].emptyIsNull();
  }

  private String sourceName(int column) {
    return settings.columns().get(column).source();
  }

  private Map<String, Long> takeRepaired() {
    return repairs.take().entrySet().stream()
        .collect(Collectors.toMap(entry -> sourceName(entry.getKey()), Map.Entry::getValue));
  }
}
