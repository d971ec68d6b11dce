package dev.sluice.kafka;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How records become values of keys.
 *
 * @param body what a value is
 * @param named with {@link Body#FIELDS} the fields; empty for all at the top of the record's value
 * @param csv null if values are JSON, or what they are does not matter
 * @param tombstonesDelete whether a record without a value deletes its key; else it is malformed
 */
public record KeyedShape(
    KeyTemplate key,
    Body body,
    List<NamedField> named,
    @Nullable CsvFormat csv,
    boolean tombstonesDelete)
    implements Serializable {

  public KeyedShape {
    named = List.copyOf(named);
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
