package dev.sluice.it.chaos;

import java.sql.SQLException;

/** Holds COPY statements in the server until it is released, so that a fault is never too late. */
final class Brake {
  private Brake() {}

  /** Holds one statement; all others pass. */
  static void holdOne(Target target, int statement) throws SQLException {
    install(target, "= " + statement);
  }

  /** Holds a statement and all that come after it. */
  static void holdFrom(Target target, int statement) throws SQLException {
    install(target, ">= " + statement);
  }

  static void release(Target target) throws SQLException {
    target.execute("UPDATE brake SET held = false");
  }

  private static void install(Target target, String held) throws SQLException {
    target.execute("CREATE SEQUENCE statements");
    target.execute("CREATE TABLE brake AS SELECT true AS held");
    target.execute(
        """
        CREATE FUNCTION brake() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF nextval('statements') %s THEN
            WHILE (SELECT held FROM brake) LOOP PERFORM pg_sleep(0.01); END LOOP;
          END IF;
          RETURN NULL;
        END $$
        """
            .formatted(held));
    target.execute(
        "CREATE TRIGGER brake BEFORE INSERT ON events FOR EACH STATEMENT EXECUTE FUNCTION brake()");
  }
}
