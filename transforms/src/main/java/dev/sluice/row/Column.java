package dev.sluice.row;

import java.io.Serializable;

/**
 * A column as its server describes it.
 *
 * @param name as stored, without quotes
 * @param type on the source side CQL's spelling without {@code frozen}, a user-defined type with
 *     its fields ({@code list<int>}, {@code address{street text}}); on the target side {@code
 *     pg_type.typname} ({@code int4})
 * @param fill what a row without this column gets
 * @param modifier {@code pg_attribute.atttypmod}, such as a numeric's precision and scale; negative
 *     if there is none
 */
public record Column(String name, String type, Fill fill, int modifier) implements Serializable {

  /** A column whose type has no modifier. */
  public Column(String name, String type, Fill fill) {
    this(name, type, fill, -1);
  }

  /** What becomes of a column that a row does not give. */
  public enum Fill {
    /** It is null. */
    NULLABLE,
    /** The row is refused: a primary key column, or NOT NULL without a default. */
    REQUIRED,
    /** The server has a default or a sequence. */
    DEFAULTED,
    /** The server computes it always; nobody may write it. */
    GENERATED
  }
}
