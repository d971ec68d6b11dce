package dev.sluice.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
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
@Timeout(360)
class ChaosIT {
  private static final int ROWS = 12_000;
  private static final int KILLED = 128 + 9;

  /** With which no fault is left out. */
  private static final long SEED = 1;

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
  void theServerCrashesThenTheDriverDiesThenAnExecutor() throws Exception {
    RoundResult result =
        play(3, new InTurn(new StopPostgres(), new KillDriver(), new KillExecutor()));

    assertThat(codes(result)).as("Spark starts another executor").containsExactly(KILLED, 0);
  }

  @Test
  void aSpeculativeSecondTask() throws Exception {
    RoundResult result = play(1, new Speculation());

    assertThat(codes(result)).containsExactly(0);
  }

  private static RoundResult play(int times, Fault fault) throws Exception {
    RoundResult result = new Round(stage, Mode.CLUSTER, fault, times, SEED).play();

    assertThat(result.problems()).isEmpty();
    assertThat(result.injected()).as("times a fault happened").isEqualTo(times);
    return result;
  }

  private static List<Integer> codes(RoundResult result) {
    return result.endings().stream().map(Ending::exitCode).toList();
  }
}
