package dev.sluice.verify;

import dev.sluice.copy.TargetServer;
import dev.sluice.row.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a target into parts that can be read side by side, each row in one of them: PostgreSQL's
 * tables by blocks, those of YugabyteDB by the hash code of their primary key.
 */
final class TargetParts {
  /** From which on the server seeks a range of blocks, rather than to look through all. */
  private static final int SEEKS_BLOCKS = 140_000;

  /** Fewer blocks, 8 MiB of them, are not worth a connection. */
  private static final long LEAST_BLOCKS = 1024;

  private static final int HASH_CODES = 1 << 16;

  /** A table's own rows, or those of its partitions, with the number of blocks. */
  private static final String LEAVES =
      """
      SELECT format('%I.%I', n.nspname, c.relname),
             pg_relation_size(c.oid) / current_setting('block_size')::bigint,
             c.relkind = 'r'
      FROM (SELECT ?::regclass::oid AS oid
            UNION SELECT relid FROM pg_partition_tree(?::regclass) WHERE isleaf) t
      JOIN pg_class c USING (oid)
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind <> 'p'
      ORDER BY c.oid
      """;

  private static final String PRIMARY_KEY =
      "SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = ?::regclass AND indisprimary";

  /** What YugabyteDB says of a key that places rows by a hash: {@code lsm ((a, b) HASH, c ASC)}. */
  private static final Pattern HASHED = Pattern.compile(" USING lsm \\(\\(?(.*?)\\)? HASH");

  private TargetParts() {}

  /**
   * The parts.
   *
   * @param wanted about so many, if the table is large enough
   */
  static List<TargetPart> of(
      Connection connection, TableName table, TargetServer server, int wanted) throws SQLException {
    return server == TargetServer.YUGABYTEDB
        ? byHash(table, hashed(connection, table), wanted)
        : byBlocks(connection, table, wanted);
  }

  private static List<TargetPart> byBlocks(Connection connection, TableName table, int wanted)
      throws SQLException {
    boolean seeks = connection.getMetaData().getDatabaseMajorVersion() >= SEEKS_BLOCKS / 10_000;
    List<TargetPart> parts = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(LEAVES)) {
      select.setString(1, table.quoted());
      select.setString(2, table.quoted());
      try (ResultSet leaf = select.executeQuery()) {
        while (leaf.next()) {
          boolean cut = seeks && leaf.getBoolean(3);
          addBlocks(leaf.getString(1), cut ? leaf.getLong(2) : 0, wanted, parts);
        }
      }
    }
    return parts;
  }

  private static void addBlocks(String leaf, long blocks, int wanted, List<TargetPart> parts) {
    long size = Math.max(LEAST_BLOCKS, (blocks + wanted - 1) / wanted);
    for (long from = 0; from == 0 || from < blocks; from += size) {
      long until = from + size;
      boolean last = until >= blocks;
      List<String> conditions = new ArrayList<>();
      if (from > 0) {
        conditions.add("ctid >= '(%d,0)'".formatted(from));
      }
      if (!last) {
        conditions.add("ctid < '(%d,0)'".formatted(until));
      }
      parts.add(
          new TargetPart(
              "%s from block %d".formatted(leaf, from),
              leaf + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))));
    }
  }

  /** The columns that YugabyteDB hashes, ready for SQL; empty if it hashes none. */
  private static String hashed(Connection connection, TableName table) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(PRIMARY_KEY)) {
      select.setString(1, table.quoted());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? hashed(row.getString(1)) : "";
      }
    }
  }

  static String hashed(String definition) {
    Matcher found = HASHED.matcher(definition);
    return found.find() ? found.group(1) : "";
  }

  static List<TargetPart> byHash(TableName table, String columns, int wanted) {
    if (columns.isEmpty()) {
      return List.of(new TargetPart(table.toString(), table.quoted()));
    }
    List<TargetPart> parts = new ArrayList<>();
    int size = Math.max(1, HASH_CODES / Math.min(wanted, HASH_CODES));
    for (int from = 0; from < HASH_CODES; from += size) {
      int last = Math.min(from + size, HASH_CODES) - 1;
      parts.add(
          new TargetPart(
              "%s from hash code %d".formatted(table, from),
              "%s WHERE yb_hash_code(%s) BETWEEN %d AND %d"
                  .formatted(table.quoted(), columns, from, last)));
    }
    return parts;
  }
}
