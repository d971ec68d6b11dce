package dev.sluice.kafka;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How records become values of keys.
 *
 * @param body what a value is
 * @param named with {@link Body#FIELDS} the fields; empty for all at the top of the record's value
 * @param csv null if values are no CSV
 * @param avro whether they are Avro; else, without {@code csv}, they are JSON, if it matters
 */
public record KeyedShape(
    KeyTemplate key, Body body, List<NamedField> named, @Nullable CsvFormat csv, boolean avro)
    implements Serializable {

  public KeyedShape {
    named = List.copyOf(named);
  }

  /**
   * Checks the fields.
   *
   * @throws IllegalArgumentException if a field cannot be read from such records
   */
  public void check() {
    KeyedRecords unused =
        KeyedRecords.of("", this, id -> SchemaSource.Answer.none("is not looked for"));
  }

  /** What the value of a key is. */
  public enum Body {
    /** The record's value as it is. */
    WHOLE,
    /** Fields by name. */
    FIELDS
  }

  /** A field, and where it comes from. */
  public record NamedField(String name, RecordField source) implements Serializable {}
}
