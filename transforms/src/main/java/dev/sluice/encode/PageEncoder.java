package dev.sluice.encode;

import dev.sluice.row.Chunk;
import dev.sluice.row.Page;
import dev.sluice.row.RefusedRow;
import dev.sluice.row.RowFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns pages into chunks. One thread; pages of a unit in order. */
final class PageEncoder {
  private final EncodeSettings settings;
  private final RowWriter rows;
  private final RowTokens tokens;
  private long position;

  PageEncoder(EncodeSettings settings) {
    this.settings = settings;
    this.rows = settings.writer();
    this.tokens = new RowTokens(settings.origin().partitionKey());
  }

  Chunk encode(Page page) {
    long start = System.nanoTime();
    if (page.ordinal() == 0) {
      position = 0;
    }
    List<RefusedRow> refused = new ArrayList<>();
    rows.start(page.rows());
    tokens.start(page.rows());
    byte[] cells = page.cells();
    int at = 0;
    for (int row = 0; row < page.rows(); row++, position++) {
      int rowStart = at;
      at = rows.write(cells, rowStart);
      if (rows.refused()) {
        refused.add(refusedRow(cells, rowStart, at));
      } else {
        tokens.add(cells, rows.cellStarts());
      }
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
        rows.take(tokens.take()),
        refused,
        rows.takeRepaired(),
        page.readNanos(),
        System.nanoTime() - start,
        page.failure());
  }

  /** Of the row that was refused last. */
  private RefusedRow refusedRow(byte[] cells, int start, int end) {
    Long token = tokens.known() ? tokens.token(cells, rows.cellStarts()) : null;
    byte[] row = Arrays.copyOfRange(cells, start, end);
    String coordinates = new CassandraCoordinates(settings).ofCells(row, token);
    return new RefusedRow(
        position, coordinates, rows.refusedColumn(), rows.reason(), RowFormat.CELLS, row);
  }
}
