package dev.sluice.copy;

import dev.sluice.ledger.Reject;
import dev.sluice.row.Chunk;
import dev.sluice.row.EncodedRows;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.Unit;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes single rows into a table by COPY as the settings say, some in a transaction. Of a row that
 * is refused only the reason is kept. One thread.
 */
public final class RepairRows implements AutoCloseable {
  private static final int ROWS = 1_000;
  private static final int BYTES = 1 << 20;
  private static final Unit UNIT = new Unit("repair", "", "", 0);

  private final Link link;
  private final CopySettings settings;
  private final int most;
  private final List<Integer> ends = new ArrayList<>();
  private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
  private final List<String> refusals = new ArrayList<>();
  private long written;

  /**
   * Connects with the first row.
   *
   * @param most so many reasons are kept
   */
  public RepairRows(PostgresTarget target, CopySettings settings, int most) {
    this.link = new Link(target, "repair");
    this.settings = settings;
    this.most = most;
  }

  /**
   * Adds a row; writes those that wait if they are many.
   *
   * @param row encoded as the settings say
   * @throws IncompleteException if the target fails
   */
  public void add(byte[] row) {
    rows.writeBytes(row);
    ends.add(rows.size());
    if (ends.size() >= ROWS || rows.size() >= BYTES) {
      flush();
    }
  }

  /** Writes the rows that wait. Throws as {@link #add} does. */
  public void flush() {
    if (ends.isEmpty()) {
      return;
    }
    int[] all = ends.stream().mapToInt(Integer::intValue).toArray();
    EncodedRows encoded = new EncodedRows(rows.toByteArray(), all, new long[0]);
    Batch batch = new Batch();
    batch.add(Chunk.of(UNIT, encoded), 0);
    try {
      Connection connection = link.connection(0);
      Load load = settings.onConflict().load(settings, link.driver());
      List<Reject> refused = new ArrayList<>();
      new SortOut(connection, settings, link.driver(), load, batch).run(null, refused::add);
      connection.commit();
      written += all.length - refused.size();
      refused.stream().limit(most - refusals.size()).map(Reject::toString).forEach(refusals::add);
    } catch (SQLException e) {
      link.fail(e);
      throw new IncompleteException(
          "Cannot repair %s: %s (SQLSTATE %s). Run the same command again when the cause is gone."
              .formatted(
                  settings.table(),
                  String.valueOf(e.getMessage()).replace('\n', ' '),
                  e.getSQLState()),
          e);
    } catch (TooManyRejectsException e) {
      throw new IllegalStateException("Sluice bug: there is no limit here.", e);
    }
    ends.clear();
    rows.reset();
  }

  /** Rows that were written. */
  public long written() {
    return written;
  }

  /** Why rows were refused, the first of them. */
  public List<String> refusals() {
    return List.copyOf(refusals);
  }

  @Override
  public void close() {
    link.drop();
  }
}
