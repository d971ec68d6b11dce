package dev.sluice.it.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Holds a run in the middle: COPY statements wait for it once some units are committed. */
final class Brake implements AutoCloseable {
  private static final String TRIGGER =
      """
      CREATE FUNCTION brake() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (SELECT count(*) FROM sluice.unit WHERE committed_at IS NOT NULL) >= %d
        THEN PERFORM pg_advisory_xact_lock(42); END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER brake BEFORE INSERT ON events FOR EACH STATEMENT EXECUTE FUNCTION brake()
      """;

  private final Migration migration;
  private final Connection holder;

  private Brake(Migration migration, Connection holder) {
    this.migration = migration;
    this.holder = holder;
  }

  /** Brakes inserts into table {@code events} of the target. */
  static Brake behind(Migration migration, int units) throws SQLException {
    migration.sql(TRIGGER.formatted(units));
    Connection holder = migration.sql();
    try (Statement lock = holder.createStatement()) {
      lock.execute("SELECT pg_advisory_lock(42)");
    }
    return new Brake(migration, holder);
  }

  /** Whether a COPY waits. */
  boolean holds() throws SQLException {
    return migration.number(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        > 0;
  }

  /** Lets the run go on. */
  @Override
  public void close() throws SQLException {
    holder.close();
  }
}
