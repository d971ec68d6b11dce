package dev.sluice.kafka;

import org.jspecify.annotations.Nullable;

/** Takes single records apart and writes their cells. */
interface RecordWriter {

  /**
   * Writes a record's cells.
   *
   * @return what is wrong with the record, of which nothing is written then; null if nothing is
   */
  @Nullable String write(RawRecord rawRecord, Bytes out);

  /** As {@link RecordParser#markingTombstones}. */
  RecordWriter markingTombstones();
}
