package dev.sluice.kafka;

import dev.sluice.kafka.RecordField.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The columns that come from a record without a look into its value or its key. */
final class EnvelopeCells {
  private final RecordField[] fields;

  /** For each field its column, alone. */
  private final int[][] columns;

  private final byte[] topic;

  /**
   * @param fields of all columns
   */
  EnvelopeCells(String topic, List<RecordField> fields) {
    this.topic = topic.getBytes(StandardCharsets.UTF_8);
    int[] own =
        IntStream.range(0, fields.size())
            .filter(column -> isOfEnvelope(fields.get(column).source()))
            .toArray();
    this.fields = new RecordField[own.length];
    columns = new int[own.length][];
    for (int i = 0; i < own.length; i++) {
      this.fields[i] = fields.get(own[i]);
      columns[i] = new int[] {own[i]};
    }
  }

  private static boolean isOfEnvelope(Source source) {
    return switch (source) {
      case VALUE_PATH, VALUE_REST, KEY_PATH -> false;
      case VALUE, KEY, HEADER, TIMESTAMP, TIMESTAMP_MILLIS, TOPIC, PARTITION, OFFSET -> true;
    };
  }

  void read(RawRecord rawRecord, RecordCells cells) {
    for (int i = 0; i < fields.length; i++) {
      int start = cells.text().size();
      if (put(fields[i], rawRecord, cells.text())) {
        cells.set(columns[i], start);
      }
    }
  }

  /** Whether there is anything to put. */
  private boolean put(RecordField field, RawRecord rawRecord, Bytes out) {
    return switch (field.source()) {
      case VALUE -> put(rawRecord.value(), out);
      case KEY -> put(rawRecord.key(), out);
      case HEADER -> put(header(rawRecord.headers(), field.path().get(0)), out);
      case TIMESTAMP -> putTimestamp(rawRecord.timestampMillis(), out);
      case TIMESTAMP_MILLIS ->
          rawRecord.timestampMillis() != RawRecord.NO_TIMESTAMP
              && putDecimal(rawRecord.timestampMillis(), out);
      case TOPIC -> put(topic, out);
      case PARTITION -> putDecimal(rawRecord.partition(), out);
      case OFFSET -> putDecimal(rawRecord.offset(), out);
      case VALUE_PATH, VALUE_REST, KEY_PATH ->
          throw new IllegalStateException(
              "Sluice bug: %s is in a document.".formatted(field.source()));
    };
  }

  private static boolean putTimestamp(long millis, Bytes out) {
    if (millis == RawRecord.NO_TIMESTAMP) {
      return false;
    }
    Moments.putMillis(millis, out);
    return true;
  }

  private static boolean putDecimal(long number, Bytes out) {
    out.putDecimal(number);
    return true;
  }

  private static boolean put(byte @Nullable [] bytes, Bytes out) {
    if (bytes == null) {
      return false;
    }
    out.put(bytes);
    return true;
  }

  private static byte @Nullable [] header(List<RawHeader> headers, String name) {
    for (int i = headers.size() - 1; i >= 0; i--) {
      if (headers.get(i).name().equals(name)) {
        return headers.get(i).value();
      }
    }
    return null;
  }
}
