package dev.sluice.it.verify;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a Cassandra table with the driver's own codecs. */
public final class SourceContent {

  private static final int PAGE_ROWS = 1_000;

  private SourceContent() {}

  /** The checksum of the named columns of a table; reads all of it. */
  public static ContentChecksum of(
      CqlSession session, String keyspace, String table, List<String> columns) {
    try {
      return ContentChecksum.of(rows(session, keyspace, table, columns));
    } catch (SQLException e) {
      throw new IllegalStateException("Cassandra's values have nothing of JDBC", e);
    }
  }

  static CanonicalRows rows(
      CqlSession session, String keyspace, String table, List<String> columns) {
    SimpleStatement query =
        SimpleStatement.newInstance(
                "SELECT %s FROM %s.%s"
                    .formatted(
                        columns.stream()
                            .map(SourceContent::quoted)
                            .collect(Collectors.joining(", ")),
                        quoted(keyspace),
                        quoted(table)))
            .setPageSize(PAGE_ROWS);
    return visitor -> visit(session, query, columns.size(), visitor);
  }

  private static void visit(
      CqlSession session, SimpleStatement query, int columns, CanonicalRows.Visitor visitor)
      throws SQLException {
    @Nullable String[] cells = new @Nullable String[columns];
    CompletionStage<AsyncResultSet> next = session.executeAsync(query);
    for (boolean more = true; more; ) {
      AsyncResultSet page = next.toCompletableFuture().join();
      more = page.hasMorePages();
      if (more) {
        // On its way while this page is worked on.
        next = page.fetchNextPage();
      }
      for (Row row : page.currentPage()) {
        for (int i = 0; i < columns; i++) {
          // The driver's codecs take a null collection for an empty one.
          cells[i] = row.isNull(i) ? null : CanonicalText.of(row.getObject(i));
        }
        visitor.row(cells);
      }
    }
  }

  private static String quoted(String name) {
    return CqlIdentifier.fromInternal(name).asCql(true);
  }
}
