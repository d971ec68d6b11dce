package dev.sluice.copy;

import dev.sluice.ledger.UnitTotals;
import dev.sluice.row.Chunk;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up one unit while it is copied. */
final class UnitTally {
  private final Map<String, Long> repaired = new HashMap<>();
  private long startNanos = System.nanoTime();
  private long read;
  private long filtered;
  private Load.Loaded copied = Load.Loaded.NOTHING;
  private long bytes;
  private int copies;
  private long readNanos;
  private long encodeNanos;
  private long connectNanos;
  private long copyNanos;
  private long pausedNanos;
  private int retries;
  private long retryNanos;
  private @Nullable String retryState;
  private int chunks;

  void add(Chunk chunk) {
    if (chunks++ == 0) {
      startNanos -= chunk.readNanos() + chunk.encodeNanos();
    }
    read += chunk.rowsRead();
    filtered += chunk.filtered();
    readNanos += chunk.readNanos();
    encodeNanos += chunk.encodeNanos();
    chunk.repaired().forEach((column, values) -> repaired.merge(column, values, Long::sum));
  }

  /** Adds records that are delivered as they were read. */
  void add(int records, long nanos) {
    if (chunks++ == 0) {
      startNanos -= nanos;
    }
    read += records;
    readNanos += nanos;
  }

  /** The reader waited for a limit. */
  void waited(long nanos) {
    readNanos += nanos;
  }

  int chunks() {
    return chunks;
  }

  void connected(long nanos) {
    connectNanos += nanos;
  }

  /** A claim waited for the paused run to go on. */
  void paused(long nanos) {
    pausedNanos += nanos;
  }

  long pausedNanos() {
    return pausedNanos;
  }

  /**
   * @param statements COPY statements it took
   */
  void copied(Load.Loaded rows, int statements, long copiedBytes, long nanos) {
    copied = copied.plus(rows);
    bytes += copiedBytes;
    copies += statements;
    copyNanos += nanos;
  }

  /** Nanoseconds of connecting, copying and being paused so far. */
  long targetNanos() {
    return connectNanos + copyNanos + pausedNanos;
  }

  /**
   * An attempt failed, and another one is made.
   *
   * @param nanos that it took with the pause behind it, beside {@link #targetNanos}
   * @param state its SQLSTATE
   */
  void retried(long nanos, @Nullable String state) {
    retries++;
    retryNanos += nanos;
    retryState = state;
  }

  /** Forgets what an attempt copied that was rolled back. */
  void rolledBack() {
    copied = Load.Loaded.NOTHING;
    bytes = 0;
    copies = 0;
  }

  /** Rows read so far. */
  long read() {
    return read;
  }

  /** Where the next row stands among those that are to be copied. */
  long position() {
    return read - filtered;
  }

  long loaded() {
    return copied.inserted();
  }

  /** A runner that reads a unit to its end before it hands anything on lets steps not overlap. */
  private long elapsedNanos() {
    return Math.max(
        System.nanoTime() - startNanos, readNanos + encodeNanos + targetNanos() + retryNanos);
  }

  UnitTotals totals(long rejected, Arrivals arrivals) {
    long unread = arrivals.filtered();
    return new UnitTotals(
        new UnitTotals.RowCounts(
            read + unread,
            copied.inserted(),
            rejected,
            filtered + unread,
            copied.duplicate(),
            copied.deleted()),
        bytes,
        copies,
        repaired,
        new UnitTotals.Times(
            readNanos / 1000,
            encodeNanos / 1000,
            connectNanos / 1000,
            copyNanos / 1000,
            pausedNanos / 1000,
            elapsedNanos() / 1000),
        new UnitTotals.Retried(retries, retryNanos / 1000, retryState),
        arrivals.latency(System.currentTimeMillis(), read));
  }
}
