package dev.sluice.it.verify;

import dev.sluice.it.load.LoadManifest;
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
import org.jspecify.annotations.Nullable;

/** One pass over a table. Used once. */
final class ManifestScan {
  private static final int MOST_TEXT = 80;

  private final List<ExpectedRows> loads;
  private final List<String> columns;
  private final Map<ContentDifference.Kind, Long> counts =
      new EnumMap<>(ContentDifference.Kind.class);
  private final List<ManifestAudit.Finding> findings = new ArrayList<>();
  private long scanned;

  ManifestScan(List<? extends LoadManifest> manifests) {
    this.loads = manifests.stream().map(ExpectedRows::of).toList();
    this.columns = manifests.get(0).table().columnNames();
    if (manifests.stream().anyMatch(other -> !other.table().columnNames().equals(columns))) {
      throw new IllegalArgumentException(
          "Cannot audit one table with manifests of different columns. Give loads of one complexity.");
    }
  }

  ManifestAudit audit(Connection connection, String schema, String table) throws SQLException {
    TargetContent.rows(connection, schema, table, columns).forEach(this::row);
    loads.forEach(this::missing);
    return new ManifestAudit(
        loads.stream().mapToLong(ExpectedRows::count).sum(),
        scanned,
        distinctIds(connection, schema, table),
        countOf(ContentDifference.Kind.MISSING),
        countOf(ContentDifference.Kind.UNEXPECTED),
        countOf(ContentDifference.Kind.DOUBLED),
        countOf(ContentDifference.Kind.CHANGED),
        findings);
  }

  private void missing(ExpectedRows load) {
    BitSet missing = load.missing();
    for (int index = missing.nextSetBit(0); index >= 0; index = missing.nextSetBit(index + 1)) {
      // Only the first are shown: the others need not be computed.
      if (count(ContentDifference.Kind.MISSING) <= ManifestAudit.FINDINGS_OF_A_KIND) {
        show(ContentDifference.Kind.MISSING, index, text(load.cells(index), null), null);
      }
    }
  }

  private void row(@Nullable String[] found) {
    scanned++;
    for (ExpectedRows load : loads) {
      int index = load.index(found[0]);
      if (index >= 0) {
        row(load, index, found);
        return;
      }
    }
    found(ContentDifference.Kind.UNEXPECTED, -1, null, found);
  }

  private void row(ExpectedRows load, int index, @Nullable String[] found) {
    @Nullable String[] cells = load.cells(index);
    if (!load.see(index)) {
      found(ContentDifference.Kind.DOUBLED, index, cells, found);
      return;
    }
    for (int i = 0; i < cells.length; i++) {
      if (!Objects.equals(cells[i], found[i])) {
        found(ContentDifference.Kind.CHANGED, index, cells, found);
        return;
      }
    }
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
