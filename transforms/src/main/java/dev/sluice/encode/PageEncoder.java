package dev.sluice.encode;

import dev.sluice.row.Chunk;
import dev.sluice.row.Page;
import dev.sluice.row.RefusedRow;
import dev.sluice.row.RowFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns pages into chunks. One thread; pages of a unit in order. */
final class PageEncoder {
  private final EncodeSettings settings;
  private final RowWriter rows;
  private final RowTokens tokens;
  private final @Nullable RowSieve sieve;
  private long position;

  PageEncoder(EncodeSettings settings) {
    this.settings = settings;
    this.rows = settings.writer();
    this.tokens = new RowTokens(settings.origin().partitionKey());
    this.sieve =
        settings.filter().isNone()
            ? null
            : new RowSieve(settings.filter(), settings.columns().size());
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
    int filtered = 0;
    for (int row = 0; row < page.rows(); row++) {
      int next = sieve == null ? 0 : sieve.pass(cells, at);
      if (sieve != null && !sieve.keeps()) {
        filtered++;
        at = next;
        continue;
      }
      int end = encode(cells, at, refused);
      at = sieve == null ? end : next;
      position++;
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
        filtered,
        rows.take(tokens.take()),
        refused,
        rows.takeRepaired(),
        page.readNanos(),
        System.nanoTime() - start,
        page.failure());
  }

  /** Encodes one row; returns where it ends. */
  private int encode(byte[] cells, int start, List<RefusedRow> refused) {
    int end = rows.write(cells, start);
    if (rows.refused()) {
      refused.add(refusedRow(cells, start, end));
    } else {
      tokens.add(cells, rows.cellStarts());
    }
    return end;
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
