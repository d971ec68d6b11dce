package dev.sluice.it.load;

import dev.sluice.row.SetupException;
import java.time.Duration;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * How many records are due when.
 *
 * @param rate null if all are due at once
 * @param records of the whole load; those of the rate if there is one
 * @param chunkRecords of a chunk, the last one may have fewer
 */
public record ChunkPlan(@Nullable AtRate rate, long records, int chunkRecords) {
  private static final int MOST_DEFAULT = 1_000;
  private static final int CHUNKS_PER_SECOND = 20;

  public ChunkPlan {
    if (records < 1 || chunkRecords < 1) {
      throw new SetupException(
          "Invalid load: %d records in chunks of %d. Expected both above zero."
              .formatted(records, chunkRecords));
    }
  }

  /** All records as fast as they can be written. */
  public static ChunkPlan atOnce(long records) {
    return new ChunkPlan(null, records, MOST_DEFAULT);
  }

  /** Records at a rate, in chunks of 50 ms or 1,000 records, whichever is less. */
  public static ChunkPlan atRate(AtRate rate) {
    double chunk = Math.min(MOST_DEFAULT, rate.rowsPerSecond() / CHUNKS_PER_SECOND);
    return new ChunkPlan(rate, rate.rows(), Math.max(1, (int) chunk));
  }

  /** A copy with other chunks. */
  public ChunkPlan withChunkRecords(int most) {
    return new ChunkPlan(rate, records, most);
  }

  Iterator<DueFile> chunks() {
    FileSchedule schedule =
        rate == null
            ? new EveryInterval(Duration.ZERO, (records + chunkRecords - 1) / chunkRecords)
            : rate;
    return schedule.files(
        chunk -> (int) Math.min(chunkRecords, records - chunk * (long) chunkRecords));
  }

  String text() {
    return rate == null ? "%,d records at once".formatted(records) : rate.text();
  }
}
