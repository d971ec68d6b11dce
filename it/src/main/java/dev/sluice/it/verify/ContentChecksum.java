package dev.sluice.it.verify;

import java.sql.SQLException;

/**
 * What a table holds, in whatever order it is read: the number of rows, and the sum and the
 * exclusive or of a 64-bit hash of each row. Equal content has equal checksums; a lost, doubled or
 * changed row makes them differ.
 */
public record ContentChecksum(long rows, long sum, long xor) {

  static ContentChecksum of(CanonicalRows table) throws SQLException {
    Tally tally = new Tally();
    RowDigest digest = new RowDigest();
    table.forEach(cells -> tally.add(digest.of(cells)));
    return new ContentChecksum(tally.rows, tally.sum, tally.xor);
  }

  private static final class Tally {
    private long rows;
    private long sum;
    private long xor;

    void add(long hash) {
      rows++;
      sum += hash;
      xor ^= hash;
    }
  }
}
