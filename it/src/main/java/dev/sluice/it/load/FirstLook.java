package dev.sluice.it.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The moment when a stream has looked at its folder or topics for the first time: what is generated
 * from then on does not wait for Spark to start.
 */
public final class FirstLook {
  private static final Logger LOG = LoggerFactory.getLogger(FirstLook.class);
  private static final long PAUSE_MILLIS = 100;
  private static final String SQL =
      "SELECT EXISTS (SELECT 1 FROM sluice.run WHERE looked_at IS NOT NULL)";

  private FirstLook() {}

  /** Where the ledger is, or will be. */
  public interface Database {
    Connection connect() throws SQLException;
  }

  /**
   * Waits for it.
   *
   * @param stop ends the waiting when it is down
   * @return false if it was stopped before
   */
  public static boolean await(Database database, CountDownLatch stop) throws InterruptedException {
    do {
      if (happened(database)) {
        return true;
      }
    } while (!stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    return false;
  }

  /** Whether it is past. */
  public static boolean happened(Database database) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SQL)) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      LOG.debug("There is no ledger yet", e);
      return false;
    }
  }
}
