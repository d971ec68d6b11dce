package dev.sluice.verify;

import dev.sluice.row.Chunk;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.ReadFailure;

/** A source tells by its last page that it could not be read. */
final class ReadTrouble {
  private ReadTrouble() {}

  /**
   * @throws IncompleteException if the rest of the chunk's unit cannot be read
   */
  static void check(Chunk chunk) {
    ReadFailure failure = chunk.failure();
    if (failure != null) {
      throw new IncompleteException(failure.message());
    }
  }
}
