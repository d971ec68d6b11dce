package dev.sluice.it.chaos;

import dev.sluice.it.servers.CassandraRing;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * SIGKILL for one of the source's three nodes, which is back a while later. Each row has two
 * replicas and is read from one of them.
 */
final class KillNode implements Fault {
  /** How many rows more are committed before the node comes back, at most. */
  private static final int MOST_ROWS = 6_000;

  /** How long it stays away, at most: a start takes longer than the rest of a small migration. */
  private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(1);

  private static final List<Integer> NODES =
      IntStream.range(0, CassandraRing.NODES).boxed().toList();
  private static final List<Integer> ROWS = IntStream.rangeClosed(0, MOST_ROWS).boxed().toList();
  private static final String COMMITTED = "SELECT coalesce(sum(rows_loaded), 0) FROM sluice.unit";

  @Override
  public String label() {
    return "SIGKILL Cassandra node, restart";
  }

  /** The tasks read alike in both modes. */
  @Override
  public boolean possibleIn(Mode mode) {
    return mode == Mode.LOCAL;
  }

  @Override
  public Source source(Stage stage) {
    return stage.ring().source();
  }

  @Override
  public boolean inject(Attempt attempt) throws Exception {
    CassandraRing ring = attempt.ring();
    int node = attempt.oneOf(NODES);
    int progress = attempt.oneOf(ROWS);
    long before = attempt.target().number(COMMITTED);
    ring.killNode(node);
    try {
      attempt
          .driver()
          .awaitWithin(
              LONGEST_ABSENCE, () -> attempt.target().number(COMMITTED) >= before + progress);
    } finally {
      // Also waits until each node sees the others: no two of them are away at once.
      ring.restartNodes(node);
    }
    return true;
  }
}
