package dev.sluice.kafka;

import dev.sluice.row.TextRecords;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records of a topic, and what became of them. */
final class Topic {
  static final String NAME = "shop.orders";

  private Topic() {}

  static List<RecordField> fields(String... spellings) {
    return Arrays.stream(spellings).map(RecordField::parse).toList();
  }

  static RawRecord value(String value) {
    return value(utf8(value));
  }

  static RawRecord value(byte[] value) {
    return new RawRecord(3, 17, 1_709_210_096_789L, null, value, List.of());
  }

  static RawRecord keyed(String key, String value) {
    return new RawRecord(3, 17, 1_709_210_096_789L, utf8(key), utf8(value), List.of());
  }

  static byte[] utf8(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  /** The cells of one record that is sound. */
  static List<String> cells(RecordParser parser, RawRecord rawRecord) {
    TextRecords records = parser.parse(List.of(rawRecord));
    if (!records.malformed().isEmpty()) {
      throw new AssertionError("The record is malformed: " + records.malformed().get(0));
    }
    return cells(records);
  }

  /** All cells, one after the other. */
  static List<String> cells(TextRecords records) {
    List<String> cells = new ArrayList<>();
    ByteBuffer from = ByteBuffer.wrap(records.cells());
    while (from.hasRemaining()) {
      int length = from.getInt();
      cells.add(
          length < 0
              ? null
              : new String(from.array(), from.position(), length, StandardCharsets.UTF_8));
      from.position(from.position() + Math.max(0, length));
    }
    return cells;
  }

  /** What is wrong with one record that is malformed. */
  static String reason(RecordParser parser, RawRecord rawRecord) {
    TextRecords records = parser.parse(List.of(rawRecord));
    if (records.cells().length > 0 || !records.malformed().containsKey(0)) {
      throw new AssertionError("The record is sound: " + cells(records));
    }
    return records.malformed().get(0);
  }
}
