package dev.sluice.verify;

import dev.sluice.copy.Connections;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.row.Chunk;
import dev.sluice.row.EncodedRows;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.PartsReader;
import dev.sluice.row.Unit;
import java.lang.ref.Cleaner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Reads one part of the target, on a connection of its own that is closed with its end. Runners do
 * not close readers when another step fails: then the connection goes with the reader.
 */
final class PartReader implements PartsReader.Part<Chunk> {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final String NAME = "sluice verify";

  private final TargetPart part;
  private final TupleInput rows;
  private final Cleaner.Cleanable connection;
  private int ordinal;

  private PartReader(
      PostgresTarget target, TargetPart part, TupleInput rows, Connection connection) {
    this.part = part;
    this.rows = rows;
    this.connection = CLEANER.register(this, () -> Connections.drop(target, connection));
  }

  /**
   * Connects and begins to read.
   *
   * @param turn which of the target's hosts comes first of those that are alike
   * @throws IncompleteException if the target fails
   */
  static PartReader open(PostgresTarget target, TargetPart part, String sql, int turn) {
    try {
      Connection connection = Connections.open(target, turn, NAME);
      try {
        TupleInput rows = new TupleInput(target.driver().copyOut(connection, sql));
        return new PartReader(target, part, rows, connection);
      } catch (SQLException e) {
        Connections.drop(target, connection);
        throw e;
      }
    } catch (SQLException e) {
      throw failed(part, e);
    }
  }

  @Override
  public boolean ended() {
    return rows.ended();
  }

  @Override
  public Chunk next() {
    long start = System.nanoTime();
    EncodedRows read;
    try {
      read = rows.next();
    } catch (SQLException e) {
      close();
      throw failed(part, e);
    }
    if (rows.ended()) {
      close();
    }
    return new Chunk(
        new Unit(part.name(), "", "", 0),
        ordinal++,
        rows.ended(),
        read.count(),
        read,
        List.of(),
        Map.of(),
        System.nanoTime() - start,
        0,
        null);
  }

  @Override
  public void close() {
    connection.clean();
  }

  private static IncompleteException failed(TargetPart part, SQLException e) {
    return new IncompleteException(
        "Cannot read %s: %s (SQLSTATE %s). Run the same command again when the cause is gone."
            .formatted(
                part.name(), String.valueOf(e.getMessage()).replace('\n', ' '), e.getSQLState()),
        e);
  }
}
