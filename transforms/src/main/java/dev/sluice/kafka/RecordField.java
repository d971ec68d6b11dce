package dev.sluice.kafka;

import java.io.Serializable;
import java.util.List;

/**
 * Where a column's value comes from in a Kafka record.
 *
 * @param path names from the outside in for {@link Source#VALUE_PATH} and {@link Source#KEY_PATH},
 *     where a number is also the index of an array's element or a CSV field, from 0; the name for
 *     {@link Source#HEADER}; empty for all others
 */
public record RecordField(Source source, List<String> path) implements Serializable {

  /** The parts of a record. */
  public enum Source {
    /** What is at a path in the value; null if there is nothing. */
    VALUE_PATH(true),
    /** A JSON object of those top-level fields of the value that no path begins with. */
    VALUE_REST(true),
    /** All of the value as it is. */
    VALUE(true),
    /** All of the key as it is. */
    KEY(false),
    /**
     * What is at a path in the key, which is JSON, or Avro if values are; null if there is nothing
     * or no key.
     */
    KEY_PATH(false),
    /** The last header of a name; null if there is none. */
    HEADER(false),
    /** In ISO 8601, UTC, to the millisecond; null if the record has none. */
    TIMESTAMP(false),
    /** Milliseconds since 1970 UTC; null if the record has none. */
    TIMESTAMP_MILLIS(false),
    /** The name of the topic. */
    TOPIC(false),
    /** The number of the partition. */
    PARTITION(false),
    /** The offset in the partition. */
    OFFSET(false);

    private final boolean ofValue;

    Source(boolean ofValue) {
      this.ofValue = ofValue;
    }

    /** Whether it needs the record's value. */
    public boolean ofValue() {
      return ofValue;
    }
  }

  public RecordField {
    path = List.copyOf(path);
    boolean fits =
        switch (source) {
          case VALUE_PATH, KEY_PATH -> !path.isEmpty();
          case HEADER -> path.size() == 1;
          case VALUE_REST, VALUE, KEY, TIMESTAMP, TIMESTAMP_MILLIS, TOPIC, PARTITION, OFFSET ->
              path.isEmpty();
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "Invalid path: %s. %s has no such path.".formatted(path, source));
    }
  }

  /**
   * What a user wrote: {@code user.address.city} for a path in the value, {@code $key.id} for one
   * in the key; {@code $value}, {@code $rest}, {@code $key}, {@code $header.NAME}, {@code
   * $timestamp}, {@code $timestamp.millis}, {@code $topic}, {@code $partition}, {@code $offset}. In
   * a name a backslash stands before a dot, a backslash and a dollar sign at the beginning.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static RecordField parse(String spelling) {
    return FieldSpelling.parse(spelling);
  }

  /** As {@link #parse} reads it. */
  public String spelling() {
    return FieldSpelling.of(this);
  }
}
