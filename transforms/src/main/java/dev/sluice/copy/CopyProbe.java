package dev.sluice.copy;

import dev.sluice.row.Transfer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/** Finds out how fast one COPY can be sent, by a temporary table that nobody sees. */
public final class CopyProbe {
  private static final int LINE = 1024;
  private static final int LINES = 64;

  private CopyProbe() {}

  /**
   * Copies lines of 1 KiB until enough is sent and takes them back. The table is temporary, so the
   * server writes no log of it: a table's own COPY is slower.
   *
   * @param connection of {@code driver}; in no transaction, neither before nor after
   * @throws SQLException also if the user may not make temporary tables
   */
  public static Transfer run(Connection connection, TargetDriver driver, Transfer.Most most)
      throws SQLException {
    byte[] lines = lines();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE sluice_probe (line text) ON COMMIT DROP");
      CopyStream stream = driver.copyIn(connection, "COPY sluice_probe FROM STDIN");
      long start = System.nanoTime();
      long bytes = 0;
      while (!most.reached(bytes, System.nanoTime() - start)) {
        stream.write(lines, 0, lines.length);
        bytes += lines.length;
      }
      stream.end();
      return new Transfer(bytes, System.nanoTime() - start);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** Digits in no order, which nothing on the way can shorten by much. */
  private static byte[] lines() {
    StringBuilder text = new StringBuilder(LINES * LINE);
    Random digits = new Random(1);
    while (text.length() < LINES * LINE) {
      boolean end = text.length() % LINE == LINE - 1;
      text.append(end ? '\n' : (char) ('0' + digits.nextInt(10)));
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
