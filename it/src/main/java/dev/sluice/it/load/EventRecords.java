package dev.sluice.it.load;

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
  private long position;
  private long nextIndex;

  EventRecords(StreamEventsTable table, Flaws flaws, Transactions transactions) {
    this.table = table;
    this.flaws = flaws;
    this.transactions = transactions;
  }

  /** Makes the next chunk. */
  EventChunk next(DueFile due) {
    return plan(due).render(table);
  }

  /** Decides what is in the next chunk; it is still to be rendered. */
  EventChunk plan(DueFile due) {
    double fate = RandomValues.of(table.seed() ^ FATE_SALT, due.number()).fraction();
    boolean doomed = transactions.used() && fate < transactions.aborted();
    EventChunk chunk = new EventChunk(due, doomed, nextIndex);
    for (int i = 0; i < due.rows(); i++) {
      if (doomed) {
        chunk.plan(new EventPlan(~position, false, null));
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
      byte[] value = json.bytes(table.row(index));
      checksum += RowHash.of(value, 0, value.length);
    }
    return RowHash.text(checksum);
  }

  private void append(EventChunk chunk) {
    RandomValues values = RandomValues.of(table.seed() ^ FLAWS_SALT, position);
    double draw = values.fraction();
    if (draw < flaws.malformed()) {
      chunk.malformed++;
      chunk.plan(new EventPlan(~position, false, values.oneOf(MALFORMATIONS)));
    } else if (draw < flaws.malformed() + flaws.duplicates() && nextIndex > 0) {
      chunk.duplicates++;
      chunk.plan(new EventPlan(earlier(values, chunk), false, null));
    } else {
      chunk.good++;
      chunk.plan(new EventPlan(nextIndex++, true, null));
    }
  }

  /** Half of the time an event of this chunk, if it has one; else any. */
  private long earlier(RandomValues values, EventChunk chunk) {
    long from = chunk.good > 0 && values.bool() ? chunk.firstIndex : 0;
    return from + (long) (values.fraction() * (nextIndex - from));
  }
}
