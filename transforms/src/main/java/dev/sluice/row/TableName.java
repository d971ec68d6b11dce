package dev.sluice.row;

import java.io.Serializable;

/**
 * A table of either side: keyspace and table in Cassandra, schema and table in PostgreSQL. Both
 * names are kept as the server stores them, without quotes.
 */
public record TableName(String schema, String table) implements Serializable {

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

  @Override
  public String toString() {
    return schema + "." + table;
  }
}
