package dev.sluice.it.verify;

import dev.sluice.it.load.Manifest;
import dev.sluice.it.load.ManifestFile;
import dev.sluice.it.load.StreamEventsTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a table. An id tells its row's index, so a bit for each expected row is all there
 * is to keep. Used once.
 */
final class ManifestScan {
  private static final int MOST_TEXT = 80;

  private final StreamEventsTable rows;
  private final List<String> columns;
  private final BitSet expected = new BitSet();
  private final BitSet seen = new BitSet();
  private final Map<ContentDifference.Kind, Long> counts =
      new EnumMap<>(ContentDifference.Kind.class);
  private final List<ManifestAudit.Finding> findings = new ArrayList<>();
  private long scanned;

  ManifestScan(Manifest manifest) {
    this.rows = manifest.table();
    this.columns = rows.columnNames();
    for (ManifestFile file : manifest.files()) {
      expected.set(
          Math.toIntExact(file.firstIndex()), Math.toIntExact(file.firstIndex() + file.good()));
    }
    // One file is enough: the rows of all are computed in the same way.
    manifest.files().stream()
        .filter(file -> file.good() > 0)
        .findFirst()
        .filter(file -> !manifest.isRecomputable(file))
        .ifPresent(
            file -> {
              throw new IllegalStateException(
                  "Cannot audit with this manifest: the rows of %s are not those that are computed now. Expected a manifest of this version of the generator. Generate the files again."
                      .formatted(file.name()));
            });
  }

  ManifestAudit audit(Connection connection, String schema, String table) throws SQLException {
    TargetContent.rows(connection, schema, table, columns).forEach(this::row);
    BitSet missing = (BitSet) expected.clone();
    missing.andNot(seen);
    for (int index = missing.nextSetBit(0); index >= 0; index = missing.nextSetBit(index + 1)) {
      // Only the first are shown: the others need not be computed.
      if (count(ContentDifference.Kind.MISSING) <= ManifestAudit.FINDINGS_OF_A_KIND) {
        show(ContentDifference.Kind.MISSING, index, text(expectedCells(index), null), null);
      }
    }
    return new ManifestAudit(
        expected.cardinality(),
        scanned,
        distinctIds(connection, schema, table),
        countOf(ContentDifference.Kind.MISSING),
        countOf(ContentDifference.Kind.UNEXPECTED),
        countOf(ContentDifference.Kind.DOUBLED),
        countOf(ContentDifference.Kind.CHANGED),
        findings);
  }

  private void row(@Nullable String[] found) {
    scanned++;
    int index = index(found[0]);
    if (index < 0) {
      found(ContentDifference.Kind.UNEXPECTED, -1, null, found);
      return;
    }
    @Nullable String[] cells = expectedCells(index);
    if (seen.get(index)) {
      found(ContentDifference.Kind.DOUBLED, index, cells, found);
      return;
    }
    seen.set(index);
    for (int i = 0; i < cells.length; i++) {
      if (!Objects.equals(cells[i], found[i])) {
        found(ContentDifference.Kind.CHANGED, index, cells, found);
        return;
      }
    }
  }

  /** The index of the expected row with that id, or -1. */
  private int index(@Nullable String id) {
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

  private @Nullable String[] expectedCells(long index) {
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

  private void found(
      ContentDifference.Kind kind,
      long index,
      @Nullable String @Nullable [] wanted,
      @Nullable String[] found) {
    if (count(kind) <= ManifestAudit.FINDINGS_OF_A_KIND) {
      boolean differing = kind == ContentDifference.Kind.CHANGED;
      show(
          kind,
          index,
          wanted == null ? null : text(wanted, differing ? found : null),
          text(found, differing ? wanted : null));
    }
  }

  private void show(
      ContentDifference.Kind kind, long index, @Nullable String wanted, @Nullable String found) {
    findings.add(new ManifestAudit.Finding(kind, index, wanted, found));
  }

  private long count(ContentDifference.Kind kind) {
    return counts.merge(kind, 1L, Long::sum);
  }

  private long countOf(ContentDifference.Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** The cells, without those that are the same in {@code other}. */
  private String text(@Nullable String[] cells, @Nullable String @Nullable [] other) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      String cell = cells[i];
      if (other == null || !Objects.equals(cell, other[i])) {
        text.append(text.isEmpty() ? "" : ", ").append(columns.get(i)).append('=');
        text.append(
            cell == null || cell.length() <= MOST_TEXT ? cell : cell.substring(0, MOST_TEXT) + "…");
      }
    }
    return text.toString();
  }

  private long distinctIds(Connection connection, String schema, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT count(DISTINCT %s) FROM %s.%s"
                    .formatted(
                        columns.get(0),
                        TargetContent.quoted(schema),
                        TargetContent.quoted(table)))) {
      result.next();
      return result.getLong(1);
    }
  }
}
