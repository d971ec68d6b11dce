package dev.sluice.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
import dev.sluice.it.servers.PostgresProxy;
import dev.sluice.it.servers.SharedServers;
import dev.sluice.it.servers.SparkCluster;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Exactly once, whatever dies. The command {@code chaos} knows more faults and goes on longer. */
@Timeout(180)
class ChaosIT {
  private static final int ROWS = 12_000;
  private static final int KILLED = 128 + 9;

  @TempDir static Path folder;
  private static SparkCluster cluster;
  private static LazyRing ring;
  private static Stage stage;

  @BeforeAll
  static void start() {
    cluster = SparkCluster.start();
    EventsTable table = new EventsTable(21);
    ring = new LazyRing(table, ROWS);
    Source source = Source.load(SharedServers.cassandra(), table, ROWS);
    stage = new Stage(source, ring, SharedServers.postgres(), cluster, folder);
  }

  @AfterAll
  static void stop() {
    List<Long> executors = cluster.executorPids();
    cluster.close();
    ring.close();
    assertThat(executors).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
  }

  @Test
  void aConnectionThatBreaks() throws Exception {
    RoundResult result = play(Mode.LOCAL, new CutConnection(PostgresProxy.Moment.COMMIT_SENT));

    assertThat(codes(result)).as("the unit is copied again within the run").containsExactly(0);
  }

  @Test
  void aServerThatCrashesAndComesBack() throws Exception {
    play(Mode.LOCAL, new StopPostgres());
  }

  @Test
  void twoRunsAtOnce() throws Exception {
    RoundResult result = play(Mode.LOCAL, new SecondRun());

    assertThat(codes(result)).as("the older run, the newer one").containsExactly(4, 0);
    assertThat(result.endings().get(0).output())
        .contains(
            "A newer run of cassandra:",
            "has taken over;",
            "What it has committed stays and is not copied again.");
  }

  @Test
  void aKilledDriverOfACluster() throws Exception {
    RoundResult result = play(Mode.CLUSTER, new KillDriver());

    assertThat(codes(result)).containsExactly(KILLED, 0);
  }

  @Test
  void aKilledExecutor() throws Exception {
    RoundResult result = play(Mode.CLUSTER, new KillExecutor());

    assertThat(codes(result)).as("Spark starts another executor").containsExactly(0);
  }

  @Test
  void aSpeculativeSecondTask() throws Exception {
    RoundResult result = play(Mode.CLUSTER, new Speculation());

    assertThat(codes(result)).containsExactly(0);
  }

  private static RoundResult play(Mode mode, Fault fault) throws Exception {
    RoundResult result = new Round(stage, mode, fault, 1, 1).play();

    assertThat(result.problems()).isEmpty();
    assertThat(result.injected()).as("times the fault happened").isEqualTo(1);
    return result;
  }

  private static List<Integer> codes(RoundResult result) {
    return result.endings().stream().map(Ending::exitCode).toList();
  }
}
