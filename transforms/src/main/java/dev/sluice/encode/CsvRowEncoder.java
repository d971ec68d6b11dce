package dev.sluice.encode;

import dev.sluice.row.Chunk;
import dev.sluice.row.EncodedRows;
import dev.sluice.row.Page;
import dev.sluice.row.RefusedRow;
import dev.sluice.row.RowFormat;
import java.util.ArrayList;
import java.util.Arrays;
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
  private final RowTokens tokens;
  private int[] ends = new int[0];
  private int rows;
  private long position;

  CsvRowEncoder(EncodeSettings settings) {
    this.settings = settings;
    this.repairs = new Repairs(settings.columns().size());
    this.codecs = ColumnCodecs.of(settings, repairs);
    this.tokens = new RowTokens(settings.origin().partitionKey(), settings.columns().size());
  }

  Chunk encode(Page page) {
    long start = System.nanoTime();
    if (page.ordinal() == 0) {
      position = 0;
    }
    List<RefusedRow> refused = new ArrayList<>();
    out.truncate(0);
    rows = 0;
    ends = ends.length < page.rows() ? new int[page.rows()] : ends;
    tokens.start(page.rows());
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
        new EncodedRows(out.copy(), Arrays.copyOf(ends, rows), tokens.take()),
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
    int bad = -1;
    String reason = "";
    for (int column = 0; column < codecs.length; column++) {
      int length = BigEndian.int32(cells, at);
      at += 4;
      tokens.cell(column, at, length);
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
      ends[rows++] = out.size();
      tokens.add(cells);
    } else {
      out.truncate(rowStart);
      refused.add(refusedRow(cells, start, at, bad, reason));
    }
    return at;
  }

  private RefusedRow refusedRow(byte[] cells, int start, int end, int column, String reason) {
    Long token = tokens.known() ? tokens.token(cells) : null;
    byte[] row = Arrays.copyOfRange(cells, start, end);
    String coordinates = new CassandraCoordinates(settings).ofCells(row, token);
    return new RefusedRow(position, coordinates, sourceName(column), reason, RowFormat.CELLS, row);
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
