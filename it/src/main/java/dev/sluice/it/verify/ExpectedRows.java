package dev.sluice.it.verify;

import dev.sluice.it.load.GoodRows;
import dev.sluice.it.load.LoadManifest;
import dev.sluice.it.load.StreamEventsTable;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The good rows of a load. An id tells its row's index, so a bit for each expected row is all there
 * is to keep, and one for each that was seen.
 */
record ExpectedRows(StreamEventsTable rows, BitSet expected, BitSet seen) {

  /**
   * @throws IllegalStateException if the manifest's rows are not what is computed now
   */
  static ExpectedRows of(LoadManifest manifest) {
    BitSet expected = new BitSet();
    for (GoodRows part : manifest.goodRows()) {
      expected.set(
          Math.toIntExact(part.firstIndex()), Math.toIntExact(part.firstIndex() + part.good()));
    }
    // One part is enough: the rows of all are computed in the same way.
    manifest.goodRows().stream()
        .filter(part -> part.good() > 0)
        .findFirst()
        .filter(part -> !manifest.isRecomputable(part))
        .ifPresent(
            part -> {
              throw new IllegalStateException(
                  "Cannot audit with this manifest: the rows of %s are not those that are computed now. Expected a manifest of this version of the generator. Generate them again."
                      .formatted(part.name()));
            });
    return new ExpectedRows(manifest.table(), expected, new BitSet());
  }

  long count() {
    return expected.cardinality();
  }

  /** The index of the expected row with that id, or -1. */
  int index(@Nullable String id) {
    if (id == null) {
      return -1;
    }
    try {
      long index = rows.indexOf(UUID.fromString(id));
      return index >= 0 && index < expected.length() && expected.get((int) index)
          ? (int) index
          : -1;
    } catch (IllegalArgumentException e) {
      // A target whose ids are text may hold anything.
      return -1;
    }
  }

  /** Notes that a row was seen; returns false if it was already. */
  boolean see(int index) {
    if (seen.get(index)) {
      return false;
    }
    seen.set(index);
    return true;
  }

  BitSet missing() {
    BitSet missing = (BitSet) expected.clone();
    missing.andNot(seen);
    return missing;
  }

  @Nullable String[] cells(int index) {
    @Nullable Object[] row = rows.row(index);
    @Nullable String[] cells = new @Nullable String[row.length];
    try {
      for (int i = 0; i < row.length; i++) {
        cells[i] = CanonicalText.of(row[i]);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Computed values have nothing of JDBC", e);
    }
    return cells;
  }
}
