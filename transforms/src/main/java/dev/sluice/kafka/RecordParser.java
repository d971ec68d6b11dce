package dev.sluice.kafka;

import dev.sluice.row.TextRecords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a topic's records apart into columns. One thread. */
public interface RecordParser {

  /**
   * The records' cells, in their order. A record that cannot be taken apart is malformed; so is one
   * without a value (a tombstone), unless no column comes from the value.
   *
   * @return with partition and offset as places, and as raw what {@link RecordFrame} describes
   */
  TextRecords parse(List<RawRecord> records);

  /**
   * Parses as this does, but a tombstone is not malformed: its columns of the value are null, and a
   * further column behind all others, which is null for other records, has the text {@code t}. Of
   * one that becomes the value of a key, there are no values.
   */
  RecordParser markingTombstones();

  /**
   * Of records whose values are JSON objects.
   *
   * @param fields for each column where it comes from
   */
  static RecordParser json(String topic, List<RecordField> fields) {
    return new PageParser(MappedRecords.json(topic, fields));
  }

  /**
   * Of records whose values are one CSV record each.
   *
   * @param fields for each column where it comes from
   * @throws IllegalArgumentException if the format has no such field
   */
  static RecordParser csv(String topic, List<RecordField> fields, CsvFormat format) {
    return new PageParser(MappedRecords.csv(topic, fields, format));
  }

  /**
   * Of records whose values are Avro behind a byte 0 and the id of their schema in four bytes.
   *
   * @param fields for each column where it comes from
   */
  static RecordParser avro(String topic, List<RecordField> fields, SchemaSource schemas) {
    return new PageParser(MappedRecords.avro(topic, fields, schemas));
  }

  /**
   * Of records that become values of keys: {@link KeyedRecord} reads its cells.
   *
   * @param schemas null if values are no Avro
   * @throws IllegalArgumentException if the format has no such field
   */
  static RecordParser keyed(String topic, KeyedShape shape, @Nullable SchemaSource schemas) {
    return new PageParser(KeyedRecords.of(topic, shape, schemas));
  }
}
