package dev.sluice.it.servers;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether the nodes of a ring see each other. */
final class RingHealth {

  // Its keyspace has three replicas: in a ring of three, every node has it.
  private static final SimpleStatement QUESTION =
      SimpleStatement.newInstance(
              "SELECT status FROM system_distributed.view_build_status"
                  + " WHERE keyspace_name = 'none' AND view_name = 'none'")
          .setTimeout(Duration.ofSeconds(3));

  private static final int UNKNOWN = -1;

  private RingHealth() {}

  /** Asks each of these nodes for as many answers as they are; dead ones cannot give any. */
  static boolean allSeeAll(CqlSession session, List<InetSocketAddress> running) {
    SimpleStatement question =
        QUESTION.setConsistencyLevel(DefaultConsistencyLevel.fromCode(running.size()));
    return running.stream().allMatch(address -> answers(session, question, address));
  }

  /** Asks each of these nodes for the answers of all: it then says how many it takes for alive. */
  static boolean allMissTheDead(CqlSession session, List<InetSocketAddress> running) {
    SimpleStatement question = QUESTION.setConsistencyLevel(ConsistencyLevel.ALL);
    return running.stream()
        .allMatch(address -> takenForAlive(session, question, address) == running.size());
  }

  private static boolean answers(
      CqlSession session, SimpleStatement question, InetSocketAddress address) {
    try {
      return ask(session, question, address);
    } catch (DriverException notYet) {
      return false;
    }
  }

  private static int takenForAlive(
      CqlSession session, SimpleStatement question, InetSocketAddress address) {
    try {
      return ask(session, question, address) ? CassandraRing.NODES : UNKNOWN;
    } catch (UnavailableException e) {
      return e.getAlive();
    } catch (AllNodesFailedException e) {
      return e.getAllErrors().values().stream()
          .flatMap(List::stream)
          .mapToInt(error -> error instanceof UnavailableException u ? u.getAlive() : UNKNOWN)
          .max()
          .orElse(UNKNOWN);
    } catch (DriverException notYet) {
      return UNKNOWN;
    }
  }

  private static boolean ask(
      CqlSession session, SimpleStatement question, InetSocketAddress address) {
    Optional<Node> node =
        session.getMetadata().getNodes().values().stream()
            .filter(known -> known.getEndPoint().resolve().equals(address))
            .findFirst();
    node.ifPresent(known -> session.execute(question.setNode(known)));
    return node.isPresent();
  }
}
