package dev.sluice.copy;

import dev.sluice.copy.Load.Loaded;
import dev.sluice.ledger.Reject;
import dev.sluice.ledger.StoredRejects;
import dev.sluice.row.Chunk;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copies a single row inside the caller's transaction, which survives a refusal. */
public final class CopyRow {
  private CopyRow() {}

  /**
   * How it went.
   *
   * @param fate what became of it, unless it was refused
   * @param refusal why it went nowhere; empty if it was stored
   */
  public record Outcome(StoredRejects.Fate fate, Optional<Reject> refusal) {}

  /**
   * Copies one row.
   *
   * @param row a chunk of that row
   * @throws SQLException if the target failed, not the row
   */
  public static Outcome copy(
      Connection connection, TargetDriver driver, CopySettings settings, Chunk row)
      throws SQLException {
    if (!row.refused().isEmpty()) {
      return new Outcome(StoredRejects.Fate.LOADED, Optional.of(Reject.of(row.refused().get(0))));
    }
    Batch batch = new Batch();
    batch.add(row, 0);
    List<Reject> refused = new ArrayList<>();
    Load load = settings.onConflict().load(settings, driver);
    try {
      Loaded loaded =
          new SortOut(connection, settings, driver, load, batch).run(null, refused::add);
      return new Outcome(fate(loaded), refused.stream().findFirst());
    } catch (TooManyRejectsException e) {
      throw new IllegalStateException("Sluice bug: there is no limit here.", e);
    }
  }

  private static StoredRejects.Fate fate(Loaded loaded) {
    if (loaded.deleted() > 0) {
      return StoredRejects.Fate.DELETED;
    }
    return loaded.duplicate() > 0 ? StoredRejects.Fate.DUPLICATE : StoredRejects.Fate.LOADED;
  }
}
