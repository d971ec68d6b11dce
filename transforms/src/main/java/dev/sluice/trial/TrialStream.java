package dev.sluice.trial;

import dev.sluice.cassandra.ReadCassandra;
import dev.sluice.copy.TrialCopy;
import dev.sluice.encode.EncodeRows;
import dev.sluice.row.Chunk;
import dev.sluice.row.Page;
import dev.sluice.row.PartsReader;
import dev.sluice.row.Unit;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One stream of a trial: takes units from the queue until the time is over. */
final class TrialStream implements Callable<TrialStream.Measured> {
  private final TrialTable table;
  private final TrialCopy copy;
  private final Queue<Unit> units;
  private final long nanos;
  private long readNanos;
  private long encodeNanos;
  private long copyNanos;
  private long refused;
  private long heap;
  private @Nullable String problem;

  /**
   * @param nanos time after which no page is begun
   */
  TrialStream(TrialTable table, TrialCopy copy, Queue<Unit> units, long nanos) {
    this.table = table;
    this.copy = copy;
    this.units = units;
    this.nanos = nanos;
  }

  /** What one stream did. */
  record Measured(
      long rows,
      long bytes,
      long refused,
      long nanos,
      long readNanos,
      long encodeNanos,
      long copyNanos,
      long heap,
      boolean endedEarly,
      Optional<String> problem) {
    private static final double NANOS = 1e9;

    double rowsPerSecond() {
      return rows * NANOS / nanos;
    }

    double bytesPerSecond() {
      return bytes * NANOS / nanos;
    }
  }

  @Override
  public Measured call() throws SQLException {
    long began = System.nanoTime();
    boolean over = copyUnits(began + nanos);
    long copying = System.nanoTime();
    flush();
    copyNanos += System.nanoTime() - copying;
    return new Measured(
        copy.rows(),
        copy.bytes(),
        refused,
        System.nanoTime() - began,
        readNanos,
        encodeNanos,
        copyNanos,
        heap,
        !over,
        Optional.ofNullable(problem));
  }

  private void flush() throws SQLException {
    if (problem == null) {
      try {
        copy.flush();
      } catch (SQLException e) {
        note(e);
      }
    }
  }

  /** Returns whether the time was over first. */
  private boolean copyUnits(long end) throws SQLException {
    Function<Page, Chunk> encoder = EncodeRows.encoder(table.encode());
    while (System.nanoTime() < end && problem == null) {
      Unit unit = units.poll();
      if (unit == null) {
        return false;
      }
      PartsReader.Part<Page> pages =
          ReadCassandra.pages(table.cluster(), table.query(), table.read(), unit);
      while (!pages.ended() && System.nanoTime() < end && problem == null) {
        copyPage(pages, encoder);
      }
    }
    return true;
  }

  private void copyPage(PartsReader.Part<Page> pages, Function<Page, Chunk> encoder)
      throws SQLException {
    long began = System.nanoTime();
    Page page = pages.next();
    long read = System.nanoTime();
    readNanos += read - began;
    if (page.failure() != null) {
      problem = page.failure().message();
      return;
    }
    Chunk chunk = encoder.apply(page);
    long encoded = System.nanoTime();
    encodeNanos += encoded - read;
    refused += chunk.refused().size();
    int columns = table.query().columns().size();
    heap = Math.max(heap, ReadCassandra.heap(page, columns) + chunk.bytes().length);
    try {
      copy.add(chunk);
    } catch (SQLException e) {
      note(e);
    }
    copyNanos += System.nanoTime() - encoded;
  }

  /** A refused row says something about the table; anything else is about the trial. */
  private void note(SQLException error) throws SQLException {
    if (!TrialCopy.isRefusedRow(error)) {
      throw error;
    }
    problem = "The target refuses a row of the sample: " + error.getMessage();
  }
}
