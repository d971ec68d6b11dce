package dev.sluice.it.servers;

import com.datastax.oss.driver.api.core.CqlSession;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A real Cassandra cluster of three nodes without authentication, each in a JVM and a folder of its
 * own, on three loopback addresses of their own and one CQL port. Any node can be killed and comes
 * back with all that it had. Processes and folders are gone after {@link #close()} and at the end
 * of this JVM, however that comes.
 *
 * <p>Needs what {@link LocalCassandra} needs, and that all of 127/8 is this machine. Nodes are
 * numbered from 0. Thread-safe.
 */
public final class CassandraRing implements AutoCloseable {

  /** How many nodes there are. */
  public static final int NODES = 3;

  private static final LocalCassandra.Settings SETTINGS =
      LocalCassandra.Settings.restartable().withHeapMegabytes(384).withTokens(4);

  private final List<CassandraNode> nodes;
  private final CloseOnExit closeOnExit;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicInteger keyspaces = new AtomicInteger();
  private @Nullable CqlSession session;

  private CassandraRing() {
    this.nodes =
        CassandraFolder.Addresses.ring(unusedAddresses()).stream()
            .map(addresses -> new CassandraNode(SETTINGS, addresses))
            .toList();
    this.closeOnExit = CloseOnExit.register("cassandra-ring", this::close);
  }

  /**
   * Starts the nodes and waits until each sees the others.
   *
   * @throws IllegalStateException when one does not start; the message has the first errors of its
   *     log
   */
  public static CassandraRing start() {
    CassandraRing ring = new CassandraRing();
    try {
      ring.startAll();
      return ring;
    } catch (RuntimeException e) {
      ring.close();
      throw e;
    }
  }

  /** The nodes' addresses. */
  public List<String> hosts() {
    return nodes.stream().map(CassandraNode::host).toList();
  }

  /** The CQL port, the same on every node. */
  public int port() {
    return nodes.get(0).port();
  }

  public String datacenter() {
    return CassandraFolder.DATACENTER;
  }

  /** The process id of a node, the last one if it was killed. */
  public long pid(int node) {
    return nodes.get(node).running().pid();
  }

  /** A node's log; deleted with the ring. */
  public Path logFile(int node) {
    return nodes.get(node).logFile();
  }

  /** A session with all nodes, opened at the first call and closed with the ring. */
  public synchronized CqlSession session() {
    if (closed.get()) {
      throw new IllegalStateException("Cannot use the ring: it is closed. Start another one.");
    }
    if (session == null) {
      session =
          CassandraSession.open(nodes.stream().map(CassandraNode::contactPoint).toList(), SETTINGS);
    }
    return session;
  }

  /**
   * Creates a keyspace, waits until every live node knows it, and returns its name.
   *
   * @param prefix what the name starts with: lower-case letters, digits, underscores
   * @param replicationFactor 1 to {@link #NODES}
   */
  public String newKeyspace(String prefix, int replicationFactor) {
    String name = prefix + "_" + keyspaces.incrementAndGet();
    session()
        .execute(
            "CREATE KEYSPACE %s WITH replication = {'class': 'SimpleStrategy', 'replication_factor': %d}"
                .formatted(name, replicationFactor));
    SchemaAgreement.await(session());
    return name;
  }

  /**
   * SIGKILL, as a crash would end it. Until the others notice, they wait for its answers in vain.
   */
  public void killNode(int node) {
    nodes.get(node).kill();
  }

  /** Waits until every node that runs has noticed which do not; some 12 s after a kill. */
  public void awaitDeathsNoticed() {
    Deadline.await(
        "every node of the ring that runs takes the others for dead",
        () -> RingHealth.allMissTheDead(session(), running()));
  }

  /**
   * Starts killed nodes again on their folders and addresses, all at once, and waits until they and
   * every other node that runs see each other. A node that runs is killed first.
   */
  public void restartNodes(int... restarted) {
    List<CassandraNode> back = IntStream.of(restarted).mapToObj(nodes::get).toList();
    back.forEach(CassandraNode::kill);
    back.forEach(CassandraNode::fork);
    back.forEach(CassandraNode::awaitCql);
    awaitEveryoneUp();
  }

  /** Ends the processes and deletes their folders. A second call does nothing. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    closeOnExit.cancel();
    closeSession();
    nodes.forEach(CassandraNode::close);
  }

  private synchronized void closeSession() {
    if (session != null) {
      CassandraSession.close(session);
    }
  }

  private void startAll() {
    // The seed first: it makes the system's keyspaces, which the others then learn.
    nodes.get(0).fork();
    nodes.get(0).awaitCql();
    nodes.stream().skip(1).forEach(CassandraNode::fork);
    nodes.forEach(CassandraNode::awaitCql);
    awaitEveryoneUp();
  }

  private void awaitEveryoneUp() {
    Deadline.await(
        "every node of the ring that runs sees the others",
        () -> RingHealth.allSeeAll(session(), running()));
  }

  private List<InetSocketAddress> running() {
    return nodes.stream().filter(CassandraNode::isAlive).map(CassandraNode::contactPoint).toList();
  }

  /** A block that is hardly ever another ring's, and then has other ports. */
  private static String[] unusedAddresses() {
    int block = ThreadLocalRandom.current().nextInt(1, 255);
    return IntStream.rangeClosed(1, NODES)
        .mapToObj(node -> "127.0.%d.%d".formatted(block, node))
        .toArray(String[]::new);
  }
}
