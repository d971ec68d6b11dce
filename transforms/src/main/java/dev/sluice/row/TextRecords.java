package dev.sluice.row;

import java.util.Map;

/**
 * Records of a text source such as a CSV file or a Kafka topic, in their order.
 *
 * @param count all records, malformed ones too
 * @param cells for each record that is not malformed one frame for each column, without gaps: an
 *     int32 length, big-endian, −1 for null, then that many bytes of text in UTF-8. Bytes that are
 *     no UTF-8 in a source that should be are handed on as they are
 * @param places for each record two numbers that say where it is: for files byte offset and line,
 *     which counts from 1, for Kafka partition and offset
 * @param raw the records' own bytes without gaps: of files with their line ends, of Kafka as {@code
 *     RecordFrame} of package {@code kafka} lays them out
 * @param rawEnds for each record the offset in {@code raw} behind its last byte
 * @param malformed index of a record → what is wrong with it, as the end of a sentence
 */
public record TextRecords(
    int count,
    byte[] cells,
    long[] places,
    byte[] raw,
    int[] rawEnds,
    Map<Integer, String> malformed) {
  /** Numbers in {@link #places} for each record. */
  public static final int PLACE = 2;

  public TextRecords {
    malformed = Map.copyOf(malformed);
    if (places.length != PLACE * count || rawEnds.length != count) {
      throw new IllegalStateException(
          "Sluice bug: %d records have %d places and %d ends."
              .formatted(count, places.length, rawEnds.length));
    }
  }

  /** No records: for the end of a unit. */
  public static TextRecords none() {
    return new TextRecords(0, new byte[0], new long[0], new byte[0], new int[0], Map.of());
  }
}
