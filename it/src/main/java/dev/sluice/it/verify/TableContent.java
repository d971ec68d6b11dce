package dev.sluice.it.verify;

import com.datastax.oss.driver.api.core.CqlSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table's rows in memory, each as a hash and one number per column: enough to name the rows that
 * differ. Four bytes a cell: for tables of up to some million cells.
 */
public final class TableContent {

  private static final String NULL_KEY = "null";

  private final List<String> columns;
  private final Map<List<String>, Content> rows = new HashMap<>();

  private TableContent(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  private static final class Content {
    private final long hash;
    private final int[] cells;
    private final int copies;

    Content(long hash, int[] cells, int copies) {
      this.hash = hash;
      this.cells = cells;
      this.copies = copies;
    }
  }

  /** Reads the source. The first {@code keyColumns} columns are the primary key. */
  public static TableContent ofSource(
      CqlSession session, String keyspace, String table, List<String> columns, int keyColumns) {
    try {
      return of(SourceContent.rows(session, keyspace, table, columns), columns, keyColumns);
    } catch (SQLException e) {
      throw new IllegalStateException("Cassandra's values have nothing of JDBC", e);
    }
  }

  /** Reads the target. The first {@code keyColumns} columns are the primary key. */
  public static TableContent ofTarget(
      Connection connection, String schema, String table, List<String> columns, int keyColumns)
      throws SQLException {
    return of(TargetContent.rows(connection, schema, table, columns), columns, keyColumns);
  }

  static TableContent of(CanonicalRows table, List<String> columns, int keyColumns)
      throws SQLException {
    TableContent content = new TableContent(columns);
    RowDigest digest = new RowDigest();
    table.forEach(cells -> content.add(cells, keyColumns, digest.of(cells)));
    return content;
  }

  /**
   * The first differences of a target from this source, in no particular order.
   *
   * @param limit how many at most
   */
  public List<ContentDifference> differences(TableContent target, int limit) {
    List<ContentDifference> found = new ArrayList<>();
    for (Map.Entry<List<String>, Content> row : rows.entrySet()) {
      if (found.size() == limit) {
        return found;
      }
      Content other = target.rows.get(row.getKey());
      if (other == null) {
        found.add(difference(row.getKey(), ContentDifference.Kind.MISSING));
      } else if (other.copies > row.getValue().copies) {
        found.add(difference(row.getKey(), ContentDifference.Kind.DOUBLED));
      } else if (other.hash != row.getValue().hash) {
        found.add(
            new ContentDifference(
                row.getKey(),
                ContentDifference.Kind.CHANGED,
                differing(row.getValue().cells, other.cells)));
      }
    }
    target.rows.keySet().stream()
        .filter(key -> !rows.containsKey(key))
        .limit(limit - found.size())
        .forEach(key -> found.add(difference(key, ContentDifference.Kind.UNEXPECTED)));
    return found;
  }

  private void add(@Nullable String[] cells, int keyColumns, long hash) {
    List<String> key = new ArrayList<>(keyColumns);
    for (int i = 0; i < keyColumns; i++) {
      String cell = cells[i];
      key.add(cell == null ? NULL_KEY : cell);
    }
    int[] hashes = Arrays.stream(cells).mapToInt(TableContent::hash).toArray();
    rows.merge(
        key,
        new Content(hash, hashes, 1),
        (first, second) -> new Content(second.hash, second.cells, first.copies + 1));
  }

  private static int hash(@Nullable String cell) {
    return cell == null ? 1 : 31 * cell.hashCode();
  }

  private List<String> differing(int[] left, int[] right) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < left.length; i++) {
      if (left[i] != right[i]) {
        names.add(columns.get(i));
      }
    }
    return names;
  }

  private static ContentDifference difference(List<String> key, ContentDifference.Kind kind) {
    return new ContentDifference(key, kind, List.of());
  }
}
