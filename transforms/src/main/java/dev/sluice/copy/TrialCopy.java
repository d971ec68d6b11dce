package dev.sluice.copy;

import dev.sluice.row.Chunk;
import dev.sluice.row.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies chunks as a unit does, but into a table of its own that is like the target, and rolls back
 * in the end: nothing of it stays, nobody else sees it. Without ledger and commit. For one thread.
 */
public final class TrialCopy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrialCopy.class);

  /** What {@code LIKE … INCLUDING ALL} leaves out and COPY would have to serve. */
  private static final String NOT_LIKE =
      """
      SELECT (SELECT count(*) FROM pg_trigger
              WHERE tgrelid = ?::regclass AND NOT tgisinternal AND tgenabled <> 'D'),
             (SELECT count(*) FROM pg_constraint WHERE conrelid = ?::regclass AND contype = 'f')
      """;

  private final Connection connection;
  private final CopySettings settings;
  private final Load load;
  private final Batch batch = new Batch();
  private long rows;
  private long bytes;

  private TrialCopy(Connection connection, CopySettings settings, TargetDriver driver) {
    this.connection = connection;
    this.settings = settings;
    this.load = settings.onConflict().load(settings, driver);
  }

  /**
   * Connects and makes the table, in schema {@code sluice}, which must be there.
   *
   * @param turn which host comes first
   * @param settings whose table is the one to be like
   */
  public static TrialCopy begin(PostgresTarget target, int turn, CopySettings settings)
      throws SQLException {
    TableName table =
        new TableName("sluice", "trial_%08x".formatted(ThreadLocalRandom.current().nextInt()));
    Connection connection = Connections.open(target, turn, "sluice plan");
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "CREATE TABLE %s (LIKE %s INCLUDING ALL)"
              .formatted(table.quoted(), settings.table().quoted()));
      return new TrialCopy(connection, settings.into(table), target.driver());
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** What of the target is not tried, in words; empty if all is. */
  public static List<String> notTried(Connection connection, TableName like) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(NOT_LIKE)) {
      select.setString(1, like.quoted());
      select.setString(2, like.quoted());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        List<String> left = new ArrayList<>();
        if (row.getLong(1) > 0) {
          left.add("%d triggers".formatted(row.getLong(1)));
        }
        if (row.getLong(2) > 0) {
          left.add("%d foreign keys".formatted(row.getLong(2)));
        }
        return left;
      }
    }
  }

  /** Whether a row of the sample was refused, rather than the statement or the connection. */
  public static boolean isRefusedRow(SQLException error) {
    return SqlFailure.of(error, TargetServer.POSTGRESQL) == SqlFailure.DATA;
  }

  /** Takes a chunk over and sends what is complete. */
  public void add(Chunk chunk) throws SQLException {
    batch.add(chunk, 0);
    if (batch.isFull(settings.limits())) {
      flush();
    }
  }

  /** Sends what is left. */
  public void flush() throws SQLException {
    if (batch.rows() > 0) {
      load.load(connection, batch, 0, batch.rows());
      rows += batch.rows();
      bytes += batch.bytes();
    }
    batch.clear();
  }

  /** Rows that the server has taken. */
  public long rows() {
    return rows;
  }

  /** Their encoded bytes. */
  public long bytes() {
    return bytes;
  }

  /** Takes all of it back. */
  @Override
  public void close() {
    try (Connection closing = connection) {
      closing.rollback();
      if (settings.server() == TargetServer.YUGABYTEDB) {
        // There a table is made outside of the transaction.
        try (Statement statement = closing.createStatement()) {
          statement.execute("DROP TABLE IF EXISTS " + settings.table().quoted());
        }
        closing.commit();
      }
    } catch (SQLException e) {
      LOG.warn("Cannot take a trial back: {}. The server does when it notices.", e.getMessage());
    }
  }
}
