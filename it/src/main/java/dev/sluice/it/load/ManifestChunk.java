package dev.sluice.it.load;

/**
 * Records of a topic that were due together and are acknowledged, in one transaction if the load
 * has such. Times are in milliseconds since 1970.
 *
 * @param number 0 and up in the order of the schedule
 * @param producer which of them sent it, 0 and up
 * @param records all of them: good + duplicates + malformed + aborted
 * @param good records whose events no other chunk has as good ones
 * @param duplicates records that repeat a good one of this chunk or an earlier one
 * @param malformed records that cannot be stored
 * @param aborted records whose transaction was aborted: all of the chunk or none
 * @param firstIndex of the good events, which have consecutive indexes
 * @param bytes of all keys and values
 * @param dueAt when the schedule asked for them; the records' own time, too
 * @param completedAt when the last one was acknowledged, or the transaction ended
 * @param checksum of the good events in any order: the sum of a hash of each one's value, in hex
 */
public record ManifestChunk(
    long number,
    int producer,
    long records,
    long good,
    long duplicates,
    long malformed,
    long aborted,
    long firstIndex,
    long bytes,
    long dueAt,
    long completedAt,
    String checksum)
    implements ManifestLine, GoodRows {

  @Override
  public String name() {
    return "chunk " + number;
  }
}
