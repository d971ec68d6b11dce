package dev.sluice.cassandra;

import dev.sluice.row.CellFunction;
import dev.sluice.row.TableName;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is read of a table.
 *
 * @param partitionKey the table's partition key columns, in key order
 * @param columns columns read, in the order of a page's cells; {@link CellFunction}s too
 * @param where extra CQL condition without the word WHERE; empty for all rows
 */
public record CassandraQuery(
    TableName table, List<String> partitionKey, List<String> columns, String where)
    implements Serializable {

  public CassandraQuery {
    partitionKey = List.copyOf(partitionKey);
    columns = List.copyOf(columns);
  }

  /** Rows of one token range; binds its exclusive start and inclusive end. */
  String rangeCql() {
    return select(selectors())
        + " WHERE "
        + token()
        + " > ? AND "
        + token()
        + " <= ?"
        + condition();
  }

  /** The first rows behind a token, each with its own token at the end; binds token and count. */
  String sampleCql() {
    return select(selectors() + ", " + token())
        + " WHERE "
        + token()
        + " > ?"
        + (where.isEmpty() ? "" : " AND " + where)
        + " LIMIT ?"
        + (where.isEmpty() ? "" : " ALLOW FILTERING");
  }

  private String select(String selectors) {
    return "SELECT " + selectors + " FROM " + table.quoted();
  }

  private String selectors() {
    return columns.stream()
        .map(
            name ->
                CellFunction.parse(name)
                    .map(CellFunction::cql)
                    .orElseGet(() -> TableName.quote(name)))
        .collect(Collectors.joining(", "));
  }

  private String token() {
    return "token(" + quoted(partitionKey) + ")";
  }

  private String condition() {
    return where.isEmpty() ? "" : " AND " + where + " ALLOW FILTERING";
  }

  private static String quoted(List<String> names) {
    return names.stream().map(TableName::quote).collect(Collectors.joining(", "));
  }
}
