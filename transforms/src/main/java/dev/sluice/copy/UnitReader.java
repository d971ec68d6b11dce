package dev.sluice.copy;

import dev.sluice.row.Chunk;
import dev.sluice.row.Unit;
import java.io.Serializable;
import java.util.function.Predicate;

/**
 * Reads and encodes what an element of a stream stands for. Every call gives the same rows in the
 * same order, whoever makes it and when.
 *
 * @param <T> describes a unit
 */
public interface UnitReader<T> extends Serializable {

  Unit unit(T element);

  /** How the unit is copied. */
  CopySettings settings(T element);

  /** When the unit's rows were complete in their source, in milliseconds since 1970. */
  long arrivedMillis(T element);

  /**
   * Hands the unit's chunks to the sink, in order, one at a time, until that returns false. Trouble
   * with the source becomes a last chunk with a failure.
   */
  void read(T element, Predicate<Chunk> sink);
}
