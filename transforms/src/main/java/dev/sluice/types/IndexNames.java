package dev.sluice.types;

import dev.sluice.row.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives indexes names of their own. In PostgreSQL they share them with the tables and the primary
 * keys of a schema; in Cassandra with the indexes of a keyspace.
 */
public final class IndexNames {
  private final Set<TableName> taken = new HashSet<>();

  /**
   * @param tables all that are made
   */
  public IndexNames(List<TableName> tables) {
    for (TableName table : tables) {
      taken.add(table);
      taken.add(new TableName(table.schema(), shortened(table.table(), "_pkey")));
    }
  }

  /** The wanted name, or one like it if that is taken or too long. */
  String unique(String schema, String wanted) {
    String name = shortened(wanted, "");
    for (int number = 2; !taken.add(new TableName(schema, name)); number++) {
      name = shortened(wanted, "_" + number);
    }
    return name;
  }

  private static String shortened(String name, String suffix) {
    String start = name;
    while (SqlName.bytes(start + suffix) > SqlName.LONGEST) {
      start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
    }
    return start + suffix;
  }
}
