package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cassandra.Sessions;
import dev.sluice.it.load.EventsTable;
import dev.sluice.it.servers.CassandraRing;
import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.SharedServers;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes of the source die. Each row has two replicas on the ring's three nodes. */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodeLossIT {
  private static final EventsTable TABLE = new EventsTable(22);

  @TempDir static Path folder;
  private static CassandraRing ring;
  private static Migration migration;

  @BeforeAll
  static void load() throws Exception {
    ring = CassandraRing.start();
    migration = Migration.create(folder, ring, SharedServers.postgres());
    migration.load(TABLE, 10_000);
  }

  /** A command is a process of its own and has seen no node die. */
  @BeforeEach
  void forgetSessions() {
    Sessions.closeAll();
  }

  @AfterAll
  static void closeAndLeaveNothingBehind() {
    List<Integer> nodes = List.of(0, 1, 2);
    List<Long> pids = nodes.stream().map(ring::pid).toList();
    List<Path> logs = nodes.stream().map(ring::logFile).toList();

    ring.close();

    assertThat(pids)
        .noneMatch(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
    assertThat(logs).allSatisfy(log -> assertThat(log.resolveSibling("")).doesNotExist());
  }

  @Test
  @Order(1)
  void theOtherReplicaTakesOverInTheMiddle() throws Exception {
    migration.sql(
        """
        CREATE FUNCTION brake() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF (SELECT count(*) FROM sluice.unit) >= 5 THEN PERFORM pg_advisory_xact_lock(43); END IF;
          RETURN NULL;
        END $$
        """);
    migration.sql(
        "CREATE TRIGGER brake BEFORE INSERT ON events FOR EACH STATEMENT EXECUTE FUNCTION brake()");
    try (Connection holder = migration.sql();
        Statement lock = holder.createStatement();
        ForkedMain main = startBehind(lock)) {
      main.await(
          () ->
              migration.number(
                      "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                  > 0);
      ring.killNode(2);
      lock.execute("SELECT pg_advisory_unlock(43)");

      assertThat(main.exitCode()).as(main.output()).isEqualTo(ExitStatus.DONE.code());
    }
    ring.awaitDeathsNoticed();
    migration.assertSameContent(TABLE);
  }

  @Test
  @Order(2)
  void aConsistencyThatNeedsTheDeadNodeNamesTheRanges() throws Exception {
    var result = anew("--readRetries=0", "--consistency=QUORUM");

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.INCOMPLETE);
    assertThat(result.output()).contains("Cannot read token range (", "QUORUM");
  }

  @Test
  @Order(3)
  void rangesWithoutAReplicaAreNamedAndCopiedWhenTheNodesAreBack() throws Exception {
    ring.killNode(1);

    var first = anew("--readRetries=1");
    ring.restartNodes(1, 2);
    forgetSessions();
    var second = migration.run("events", "--runner=DirectRunner");

    assertThat(first.status()).as(first.output()).isEqualTo(ExitStatus.INCOMPLETE);
    assertThat(first.output()).contains("Cannot read token range (", "run the same command again");
    assertThat(second.status()).as(second.output()).isEqualTo(ExitStatus.DONE);
    migration.assertSameContent(TABLE);
  }

  private static Migration.Result anew(String... flags) {
    String[] more = {"--runner=DirectRunner", "--restart=true", "--truncateTarget=true"};
    return migration.run(
        "events", Stream.of(flags, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private static ForkedMain startBehind(Statement lock) throws Exception {
    lock.execute("SELECT pg_advisory_lock(43)");
    return ForkedMain.start(
        folder,
        "-Xmx512m",
        migration.command("events", "--runner=DirectRunner", "--streams=2", "--unitRows=250"));
  }
}
