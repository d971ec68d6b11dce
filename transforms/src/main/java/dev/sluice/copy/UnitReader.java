package dev.sluice.copy;

import dev.sluice.row.Chunk;
import dev.sluice.row.CopyOutcome;
import java.util.function.Predicate;

/**
 * Reads and encodes one unit of a stream. Whoever reads it and when, it gives the same rows in the
 * same order.
 */
public interface UnitReader extends StreamUnit {

  /** How the unit is copied. */
  CopySettings settings();

  @Override
  default TargetServer server() {
    return settings().server();
  }

  @Override
  default CopyOutcome attempt(StreamSession session) {
    return session.copy(this);
  }

  /**
   * Hands the unit's chunks to the sink, in order, one at a time, until that returns false. Trouble
   * with the source becomes a last chunk with a failure.
   */
  void read(Predicate<Chunk> sink);
}
