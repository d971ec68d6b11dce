package dev.sluice.it.load;

import dev.sluice.row.SetupException;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.LongToIntFunction;
import java.util.stream.LongStream;

/**
 * The first file is due at the start and each one an interval after the one before it.
 *
 * @param interval zero if all files are due at once, which asks for no rate
 * @param files how many, or {@link #ENDLESS}
 */
public record EveryInterval(Duration interval, long files) implements FileSchedule {

  /** Files until someone stops them. */
  public static final long ENDLESS = Long.MAX_VALUE;

  private static final double NANOS_PER_SECOND = 1e9;

  public EveryInterval {
    if (interval.isNegative() || files < 1) {
      throw new SetupException(
          "Invalid schedule: %d files every %s. Expected at least 1 and no negative time."
              .formatted(files, interval));
    }
    if (interval.isZero() && files == ENDLESS) {
      throw new SetupException(
          "Files without end and without time between them fill the disk. Give a number of files (--files=N) or a time between them (--sleep=SECONDS).");
    }
  }

  @Override
  public Iterator<DueFile> files(LongToIntFunction rowsOfFile) {
    return LongStream.range(0, files)
        .mapToObj(file -> new DueFile(file, rowsOfFile.applyAsInt(file), file * interval.toNanos()))
        .iterator();
  }

  @Override
  public String text() {
    if (interval.isZero()) {
      return "%,d files at once".formatted(files);
    }
    String every = "every %s s".formatted(interval.toNanos() / NANOS_PER_SECOND);
    return files == ENDLESS ? "a file " + every : "%,d files, one %s".formatted(files, every);
  }
}
