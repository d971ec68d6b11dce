package dev.sluice.kafka;

import dev.sluice.kafka.KeyedShape.Body;
import dev.sluice.kafka.KeyedShape.NamedField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes keys and their values of records. A record's cells are its timestamp, an int64; its key; an
 * int32 that counts the values, or says that there are none; and those. Key and values each stand
 * behind their length, an int32.
 */
final class KeyedRecords implements RecordWriter {
  private final KeyedShape shape;
  private final boolean marking;
  private final List<byte[]> literals;
  private final List<NamedField> named;

  /** The key's fields, and behind them the named ones. */
  private final MappedRecords values;

  /** The key's fields alone. */
  private final MappedRecords keys;

  /** Null if not all fields are wanted. */
  private final @Nullable JsonFields all;

  /** Makes JSON of all of a value; null if it is text, or not all fields are wanted. */
  private final @Nullable MappedRecords avro;

  private final Bytes key = new Bytes(64);

  private KeyedRecords(String topic, KeyedShape shape, @Nullable SchemaSource schemas) {
    this.shape = shape;
    marking = false;
    named = named(shape);
    literals =
        shape.key().literals().stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    List<RecordField> fields = new ArrayList<>(shape.key().fields());
    keys = mapped(topic, fields, shape.csv(), schemas);
    named.forEach(field -> fields.add(field.source()));
    values = mapped(topic, fields, shape.csv(), schemas);
    all = shape.body() == Body.FIELDS && named.isEmpty() ? new JsonFields() : null;
    avro =
        all == null || schemas == null
            ? null
            : MappedRecords.avro(
                topic, List.of(new RecordField(RecordField.Source.VALUE_REST, List.of())), schemas);
  }

  private KeyedRecords(KeyedRecords other) {
    shape = other.shape;
    marking = true;
    literals = other.literals;
    named = other.named;
    values = other.values;
    keys = other.keys;
    all = other.all;
    avro = other.avro;
  }

  @Override
  public RecordWriter markingTombstones() {
    return new KeyedRecords(this);
  }

  static KeyedRecords of(String topic, KeyedShape shape, @Nullable SchemaSource schemas) {
    return new KeyedRecords(topic, shape, shape.avro() ? schemas : null);
  }

  private static MappedRecords mapped(
      String topic,
      List<RecordField> fields,
      @Nullable CsvFormat csv,
      @Nullable SchemaSource schemas) {
    List<RecordField> now = List.copyOf(fields);
    if (schemas != null) {
      return MappedRecords.avro(topic, now, schemas);
    }
    return csv == null ? MappedRecords.json(topic, now) : MappedRecords.csv(topic, now, csv);
  }

  /** All fields of a CSV record have names. */
  private static List<NamedField> named(KeyedShape shape) {
    CsvFormat csv = shape.csv();
    if (shape.body() == Body.WHOLE || csv == null || !shape.named().isEmpty()) {
      return shape.named();
    }
    return csv.names().stream()
        .map(
            name ->
                new NamedField(name, new RecordField(RecordField.Source.VALUE_PATH, List.of(name))))
        .toList();
  }

  @Override
  public @Nullable String write(RawRecord rawRecord, Bytes out) {
    byte[] value = rawRecord.value();
    if (value == null && !marking) {
      return "it is a tombstone: its value is null";
    }
    MappedRecords mapped = value == null ? keys : values;
    String problem = mapped.read(rawRecord);
    if (problem == null && value != null && all != null) {
      problem = readAll(all, rawRecord, value);
    }
    if (problem == null) {
      problem = makeKey(mapped.cells());
    }
    if (problem == null) {
      out.putLong(rawRecord.timestampMillis());
      out.putInt(key.size());
      out.put(key.array(), 0, key.size());
      writeValues(value, out);
    }
    return problem;
  }

  private @Nullable String readAll(JsonFields fields, RawRecord rawRecord, byte[] value) {
    byte[] json = value;
    if (avro != null) {
      String problem = avro.read(rawRecord);
      if (problem != null) {
        return problem;
      }
      json = avro.cells().copy(0);
    }
    String wrong = fields.read(json);
    return wrong == null ? null : "its value " + wrong;
  }

  private @Nullable String makeKey(RecordCells cells) {
    key.clear();
    key.put(literals.get(0));
    for (int field = 0; field + 1 < literals.size(); field++) {
      if (cells.isNull(field)) {
        return "it has no key: {%s} is null or absent"
            .formatted(shape.key().fields().get(field).spelling());
      }
      cells.write(field, key);
      key.put(literals.get(field + 1));
    }
    return key.size() == 0 ? "its key is empty" : null;
  }

  private void writeValues(byte @Nullable [] value, Bytes out) {
    if (value == null) {
      out.putInt(KeyedRecord.NONE);
    } else if (shape.body() == Body.WHOLE) {
      out.putInt(1);
      out.putInt(value.length);
      out.put(value);
    } else if (all != null) {
      out.putInt(2 * all.count());
      all.writeTo(out);
    } else {
      writeNamed(values.cells(), out);
    }
  }

  private void writeNamed(RecordCells cells, Bytes out) {
    int first = literals.size() - 1;
    int there = 0;
    for (int i = 0; i < named.size(); i++) {
      there += cells.isNull(first + i) ? 0 : 1;
    }
    out.putInt(2 * there);
    for (int i = 0; i < named.size(); i++) {
      if (!cells.isNull(first + i)) {
        putFrame(named.get(i).name(), out);
        out.putInt(cells.length(first + i));
        cells.write(first + i, out);
      }
    }
  }

  static void putFrame(String text, Bytes out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.putInt(bytes.length);
    out.put(bytes);
  }
}
