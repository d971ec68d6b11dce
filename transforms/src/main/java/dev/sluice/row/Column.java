package dev.sluice.row;

import java.io.Serializable;

/**
 * A column as its server describes it.
 *
 * @param name as stored, without quotes
 * @param type CQL's spelling ({@code list<int>}) on the source side, {@code pg_type.typname}
 *     ({@code int4}) on the target side
 * @param fill what a row without this column gets
 */
public record Column(String name, String type, Fill fill) implements Serializable {

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
