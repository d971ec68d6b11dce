package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
import dev.sluice.pipelines.ExitStatus;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors that another connection does not have. DirectRunner never retries: the copy step does. */
class TransientErrorsIT {
  private static final EventsTable TABLE = new EventsTable(6);

  @TempDir Path folder;
  private Migration migration;

  @BeforeEach
  void loadAndPrepareAFaultThatHappensOnce() throws Exception {
    migration = Migration.create(folder);
    migration.load(TABLE, 1_000);
    migration.sql("CREATE SEQUENCE attempts");
    migration.sql(
        """
        CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF nextval('attempts') = 3 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
          RETURN NULL;
        END $$
        """);
  }

  @Test
  void aBackendThatDiesDuringCopyIsReplaced() throws Exception {
    migration.sql(
        "CREATE TRIGGER fault BEFORE INSERT ON events FOR EACH STATEMENT EXECUTE FUNCTION fault()");

    var result = migration.run("events", "--runner=DirectRunner", "--unitRows=100");

    assertDoneAfterOneMoreAttempt(result);
  }

  @Test
  void aConnectionLostDuringCommitDoesNotDoubleOrLoseTheUnit() throws Exception {
    migration.sql("CREATE TABLE marks (unit text)");
    migration.sql(
        """
        CREATE FUNCTION mark() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN INSERT INTO marks VALUES ('x'); RETURN NULL; END $$
        """);
    migration.sql(
        "CREATE TRIGGER mark AFTER INSERT ON events FOR EACH STATEMENT EXECUTE FUNCTION mark()");
    migration.sql(
        "CREATE CONSTRAINT TRIGGER fault AFTER INSERT ON marks DEFERRABLE INITIALLY DEFERRED"
            + " FOR EACH ROW EXECUTE FUNCTION fault()");

    var result = migration.run("events", "--runner=DirectRunner", "--unitRows=100");

    assertDoneAfterOneMoreAttempt(result);
  }

  @Test
  void aDeadHostAmongSeveralIsPassedOver() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    String hosts =
        "127.0.0.1:%d,%s:%d"
            .formatted(closed, migration.postgres.host(), migration.postgres.port());

    var result = migration.run("events", "--targetHosts=" + hosts, "--unitRows=100");

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    migration.assertSameContent(TABLE);
  }

  private void assertDoneAfterOneMoreAttempt(Migration.Result result) throws Exception {
    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    migration.assertSameContent(TABLE);
    long copies = migration.number("SELECT sum(copies) FROM sluice.unit");
    assertThat(migration.number("SELECT last_value FROM attempts"))
        .as("attempts for %d COPY statements", copies)
        .isEqualTo(copies + 1);
  }
}
