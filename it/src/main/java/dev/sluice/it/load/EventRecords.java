package dev.sluice.it.load;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The records of all chunks, one after another. What a record is, good or not, is decided by the
 * seed and its place in the whole; the good ones have the indexes 0, 1, 2, … of the table, all
 * others that are not repeated have negative ones. Not thread-safe.
 */
final class EventRecords {
  private static final long FLAWS_SALT = 0x2545F4914F6CDD1DL;
  private static final long FATE_SALT = 0xAB047EDL;
  private static final JsonMalformation[] MALFORMATIONS = JsonMalformation.values();

  private final StreamEventsTable table;
  private final Flaws flaws;
  private final Transactions transactions;
  private final EventJson json;
  private long position;
  private long nextIndex;

  EventRecords(StreamEventsTable table, Flaws flaws, Transactions transactions) {
    this.table = table;
    this.flaws = flaws;
    this.transactions = transactions;
    this.json = new EventJson(table);
  }

  /** Makes the next chunk. */
  EventChunk next(DueFile due) {
    double fate = RandomValues.of(table.seed() ^ FATE_SALT, due.number()).fraction();
    boolean doomed = transactions.used() && fate < transactions.aborted();
    EventChunk chunk = new EventChunk(due, doomed, nextIndex);
    for (int i = 0; i < due.rows(); i++) {
      if (doomed) {
        chunk.add(event(~position));
      } else {
        append(chunk);
      }
      position++;
    }
    return chunk;
  }

  /** The checksum of a chunk with these good events. */
  static String checksum(StreamEventsTable table, long firstIndex, long good) {
    EventJson json = new EventJson(table);
    long checksum = 0;
    for (long index = firstIndex; index < firstIndex + good; index++) {
      checksum += hash(json.bytes(table.row(index)));
    }
    return RowHash.text(checksum);
  }

  private void append(EventChunk chunk) {
    RandomValues values = RandomValues.of(table.seed() ^ FLAWS_SALT, position);
    double draw = values.fraction();
    if (draw < flaws.malformed()) {
      chunk.malformed++;
      @Nullable Object[] row = table.row(~position);
      byte[] key = key(row);
      chunk.add(new EventRecord(key, values.oneOf(MALFORMATIONS).spoil(row, json)));
    } else if (draw < flaws.malformed() + flaws.duplicates() && nextIndex > 0) {
      chunk.duplicates++;
      chunk.add(event(earlier(values, chunk)));
    } else {
      EventRecord event = event(nextIndex);
      chunk.checksum += hash(event.value());
      chunk.good++;
      chunk.add(event);
      nextIndex++;
    }
  }

  private EventRecord event(long index) {
    @Nullable Object[] row = table.row(index);
    return new EventRecord(key(row), json.bytes(row));
  }

  private static byte[] key(@Nullable Object[] row) {
    return String.valueOf(row[0]).getBytes(StandardCharsets.UTF_8);
  }

  private static long hash(byte[] value) {
    return RowHash.of(value, 0, value.length);
  }

  /** Half of the time an event of this chunk, if it has one; else any. */
  private long earlier(RandomValues values, EventChunk chunk) {
    long from = chunk.good > 0 && values.bool() ? chunk.firstIndex : 0;
    return from + (long) (values.fraction() * (nextIndex - from));
  }
}
