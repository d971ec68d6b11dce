package dev.sluice.it.stream;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Holds what is written to a table until it is closed. */
final class Brake implements AutoCloseable {
  private static final String TRIGGER =
      """
      CREATE FUNCTION brake() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(42);
        RETURN NEW;
      END $$;
      CREATE TRIGGER brake BEFORE %s FOR EACH %s EXECUTE FUNCTION brake()
      """;

  private final StreamTarget stream;
  private final Connection holder;

  private Brake(StreamTarget stream, String event, String each) throws SQLException {
    this.stream = stream;
    stream.sql(TRIGGER.formatted(event, each));
    holder = stream.sql();
    try (Statement lock = holder.createStatement()) {
      lock.execute("SELECT pg_advisory_lock(42)");
    }
  }

  /** Every COPY into a table waits. */
  static Brake copiesInto(StreamTarget stream, String table) throws SQLException {
    return new Brake(stream, "INSERT ON " + table, "STATEMENT");
  }

  /** Units are planned and nobody gets them; the ledger has to be there. */
  static Brake issues(StreamTarget stream) throws SQLException {
    return new Brake(stream, "UPDATE ON sluice.planned_unit", "ROW");
  }

  /** Units are done and nobody commits them; the ledger has to be there. */
  static Brake commits(StreamTarget stream) throws SQLException {
    return new Brake(stream, "UPDATE ON sluice.unit", "ROW");
  }

  /** Whether someone waits. */
  boolean holds() throws SQLException {
    return stream.number(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
        > 0;
  }

  /** Lets everything go on. */
  void release() throws SQLException {
    holder.close();
  }

  @Override
  public void close() throws SQLException {
    release();
  }
}
