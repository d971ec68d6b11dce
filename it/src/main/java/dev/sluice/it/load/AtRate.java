package dev.sluice.it.load;

import dev.sluice.row.SetupException;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.LongToIntFunction;

/**
 * Rows come at a rate, whichever files they are in: a file is due when its last row is.
 *
 * @param rowsPerSecond the pattern's highest rate, above 0
 * @param duration above zero, and long enough for a row
 */
public record AtRate(double rowsPerSecond, LoadPattern pattern, Duration duration)
    implements FileSchedule {
  private static final double NANOS_PER_SECOND = 1e9;

  public AtRate {
    if (!(rowsPerSecond > 0) || duration.isNegative() || duration.isZero()) {
      throw new SetupException(
          "Invalid load: %s rows/s for %s. Expected both above zero."
              .formatted(rowsPerSecond, duration));
    }
    if (rows(rowsPerSecond, pattern, duration) < 1) {
      throw new SetupException(
          "Invalid load: %s rows/s for %s makes no row. Raise the rate or the duration."
              .formatted(rowsPerSecond, duration));
    }
  }

  /** All rows of the load. */
  public long rows() {
    return rows(rowsPerSecond, pattern, duration);
  }

  @Override
  public Iterator<DueFile> files(LongToIntFunction rowsOfFile) {
    return new Files(rowsOfFile);
  }

  @Override
  public String text() {
    return "%,.0f rows/s, %s, for %s s"
        .formatted(rowsPerSecond, pattern, duration.toNanos() / NANOS_PER_SECOND);
  }

  private static long rows(double rowsPerSecond, LoadPattern pattern, Duration duration) {
    return Math.round(rowsPerSecond * duration.toNanos() / NANOS_PER_SECOND * pattern.rows());
  }

  private long dueNanos(long row) {
    double share = pattern.rows() * row / rows();
    return Math.round(pattern.moment(share) * duration.toNanos());
  }

  private final class Files implements Iterator<DueFile> {
    private final LongToIntFunction rowsOfFile;
    private long number;
    private long rows;

    Files(LongToIntFunction rowsOfFile) {
      this.rowsOfFile = rowsOfFile;
    }

    @Override
    public boolean hasNext() {
      return rows < rows();
    }

    @Override
    public DueFile next() {
      if (!hasNext()) {
        throw new NoSuchElementException("All rows of the load are in files");
      }
      int inFile = (int) Math.min(rowsOfFile.applyAsInt(number), rows() - rows);
      rows += inFile;
      return new DueFile(number++, inFile, dueNanos(rows));
    }
  }
}
