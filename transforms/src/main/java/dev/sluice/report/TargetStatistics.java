package dev.sluice.report;

import dev.sluice.row.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the target says of a table and its indexes, since its statistics were reset
 * (pg_statio_user_tables, pg_stat_user_indexes).
 *
 * @param blocksHit blocks of table and indexes that were found in shared buffers
 * @param blocksRead blocks that were not
 * @param bytes of the table without its indexes
 */
public record TargetStatistics(long blocksHit, long blocksRead, long bytes, List<Index> indexes) {
  private static final String TABLE =
      "SELECT coalesce(heap_blks_hit, 0) + coalesce(idx_blks_hit, 0),"
          + " coalesce(heap_blks_read, 0) + coalesce(idx_blks_read, 0), pg_relation_size(relid)"
          + " FROM pg_statio_user_tables WHERE relid = ?::regclass";
  private static final String INDEXES =
      "SELECT s.indexrelname, pg_relation_size(s.indexrelid), coalesce(s.idx_scan, 0),"
          + " coalesce(io.idx_blks_hit, 0), coalesce(io.idx_blks_read, 0)"
          + " FROM pg_stat_user_indexes s JOIN pg_statio_user_indexes io USING (indexrelid)"
          + " WHERE s.relid = ?::regclass ORDER BY s.indexrelname";

  public TargetStatistics {
    indexes = List.copyOf(indexes);
  }

  /**
   * An index.
   *
   * @param scans how often it was used to find rows
   */
  public record Index(String name, long bytes, long scans, long blocksHit, long blocksRead) {}

  /** Of several tables together. */
  public static TargetStatistics read(Connection connection, List<TableName> tables)
      throws SQLException {
    long hit = 0;
    long read = 0;
    long bytes = 0;
    List<Index> indexes = new ArrayList<>();
    for (TableName table : tables) {
      TargetStatistics one = read(connection, table);
      hit += one.blocksHit;
      read += one.blocksRead;
      bytes += one.bytes;
      indexes.addAll(one.indexes);
    }
    return new TargetStatistics(hit, read, bytes, indexes);
  }

  private static TargetStatistics read(Connection connection, TableName table) throws SQLException {
    List<Index> indexes = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(INDEXES)) {
      select.setString(1, table.quoted());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          indexes.add(
              new Index(
                  row.getString(1),
                  row.getLong(2),
                  row.getLong(3),
                  row.getLong(4),
                  row.getLong(5)));
        }
      }
    }
    try (PreparedStatement select = connection.prepareStatement(TABLE)) {
      select.setString(1, table.quoted());
      try (ResultSet row = select.executeQuery()) {
        // A partitioned table, a view or a foreign table has none.
        return row.next()
            ? new TargetStatistics(row.getLong(1), row.getLong(2), row.getLong(3), indexes)
            : new TargetStatistics(0, 0, 0, indexes);
      }
    }
  }

  /** Share of block requests since {@code before} that shared buffers answered; 1 if none. */
  public double hitRatio(TargetStatistics before) {
    double hit = blocksHit - before.blocksHit;
    double all = hit + blocksRead - before.blocksRead;
    return all <= 0 ? 1 : hit / all;
  }
}
