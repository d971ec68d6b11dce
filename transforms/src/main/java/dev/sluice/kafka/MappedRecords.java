package dev.sluice.kafka;

import dev.sluice.kafka.RecordField.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads each record's columns from its value, its key and what is around them. */
final class MappedRecords implements RecordWriter {
  private static final Document NOT_READ = (document, cells) -> null;

  private static final byte[] TRUE = {'t'};

  private final boolean needsValue;
  private final boolean marking;
  private final EnvelopeCells envelope;
  private final Document value;
  private final Document key;
  private final RecordCells cells;

  private MappedRecords(String topic, List<RecordField> fields, Document value, Document key) {
    needsValue = fields.stream().anyMatch(field -> field.source().ofValue());
    marking = false;
    envelope = new EnvelopeCells(topic, fields);
    this.value = value;
    this.key = key;
    cells = new RecordCells(fields.size());
  }

  private MappedRecords(MappedRecords other) {
    needsValue = other.needsValue;
    marking = true;
    envelope = other.envelope;
    value = other.value;
    key = other.key;
    cells = other.cells;
  }

  @Override
  public RecordWriter markingTombstones() {
    return new MappedRecords(this);
  }

  static MappedRecords json(String topic, List<RecordField> fields) {
    return new MappedRecords(
        topic,
        fields,
        has(fields, Source.VALUE_PATH) || has(fields, Source.VALUE_REST)
            ? new JsonDocument(paths(fields, Source.VALUE_PATH), rest(fields))
            : NOT_READ,
        jsonKey(fields));
  }

  static MappedRecords avro(String topic, List<RecordField> fields, SchemaSource schemas) {
    if (has(fields, Source.VALUE)) {
      throw new IllegalArgumentException(
          "Invalid field of a record: \"$value\". Expected values of text for it, not Avro; $rest is all of the value that no other column reads.");
    }
    return new MappedRecords(
        topic,
        fields,
        has(fields, Source.VALUE_PATH) || has(fields, Source.VALUE_REST)
            ? new AvroDocument(schemas, paths(fields, Source.VALUE_PATH), rest(fields))
            : NOT_READ,
        has(fields, Source.KEY_PATH)
            ? new AvroOrJson(
                new AvroDocument(schemas, paths(fields, Source.KEY_PATH), new int[0]),
                jsonKey(fields))
            : NOT_READ);
  }

  private static Document jsonKey(List<RecordField> fields) {
    return has(fields, Source.KEY_PATH)
        ? new JsonDocument(paths(fields, Source.KEY_PATH), new int[0])
        : NOT_READ;
  }

  private static int[] rest(List<RecordField> fields) {
    return IntStream.range(0, fields.size())
        .filter(column -> fields.get(column).source() == Source.VALUE_REST)
        .toArray();
  }

  static MappedRecords csv(String topic, List<RecordField> fields, CsvFormat format) {
    refuseRest(fields);
    return new MappedRecords(
        topic,
        fields,
        has(fields, Source.VALUE_PATH)
            ? new CsvDocument(format, paths(fields, Source.VALUE_PATH))
            : NOT_READ,
        jsonKey(fields));
  }

  @Override
  public @Nullable String write(RawRecord rawRecord, Bytes out) {
    String problem = read(rawRecord);
    if (problem == null) {
      cells.writeTo(out);
      if (marking) {
        mark(rawRecord.value() == null, out);
      }
    }
    return problem;
  }

  private static void mark(boolean tombstone, Bytes out) {
    out.putInt(tombstone ? TRUE.length : -1);
    out.put(TRUE, 0, tombstone ? TRUE.length : 0);
  }

  /** Of the record that was read last. */
  RecordCells cells() {
    return cells;
  }

  /** What is wrong with the record; null if its cells are there. */
  @Nullable String read(RawRecord rawRecord) {
    cells.clear();
    byte[] valueBytes = rawRecord.value();
    if (valueBytes == null && needsValue && !marking) {
      return "it is a tombstone: its value is null, but columns come from the value";
    }
    if (valueBytes == null && marking && rawRecord.key() == null) {
      return "it is a tombstone without a key: there is no telling which row it deletes";
    }
    String problem = valueBytes == null ? null : value.read(valueBytes, cells);
    if (problem != null) {
      return "its value " + problem;
    }
    byte[] keyBytes = rawRecord.key();
    problem = keyBytes == null ? null : key.read(keyBytes, cells);
    if (problem != null) {
      return "its key " + problem;
    }
    envelope.read(rawRecord, cells);
    return null;
  }

  private static void refuseRest(List<RecordField> fields) {
    if (has(fields, Source.VALUE_REST)) {
      throw new IllegalArgumentException(
          "Invalid field of a record: \"$rest\". Expected values in JSON or Avro for it, not CSV.");
    }
  }

  private static boolean has(List<RecordField> fields, Source source) {
    return fields.stream().anyMatch(field -> field.source() == source);
  }

  private static List<@Nullable List<String>> paths(List<RecordField> fields, Source source) {
    List<@Nullable List<String>> paths = new ArrayList<>(Collections.nCopies(fields.size(), null));
    for (int column = 0; column < fields.size(); column++) {
      if (fields.get(column).source() == source) {
        paths.set(column, fields.get(column).path());
      }
    }
    return paths;
  }
}
