package dev.sluice.row;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * A table of either side: keyspace and table in Cassandra, schema and table in PostgreSQL. Both
 * names are kept as the server stores them, without quotes.
 */
public record TableName(String schema, String table) implements Serializable {
  private static final Pattern UNMISTAKABLE = Pattern.compile("[\\p{L}\\p{N}_$-]+");

  public TableName {
    if (schema.isEmpty() || table.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid table name: \"" + schema + "." + table + "\". Expected SCHEMA.TABLE.");
    }
  }

  /** Both parts in double quotes, ready for a CQL or SQL statement. */
  public String quoted() {
    return quote(schema) + "." + quote(table);
  }

  /** One identifier in double quotes; CQL and SQL share this rule. */
  public static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** {@code schema.table}; a part in double quotes if it could be misread. */
  @Override
  public String toString() {
    return shown(schema) + "." + shown(table);
  }

  private static String shown(String name) {
    return UNMISTAKABLE.matcher(name).matches() ? name : quote(name);
  }
}
