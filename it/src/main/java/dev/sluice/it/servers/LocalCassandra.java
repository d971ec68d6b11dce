package dev.sluice.it.servers;

import com.datastax.oss.driver.api.core.CqlSession;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real Cassandra node in a JVM of its own, listening on 127.0.0.1 only, with a folder of its own
 * that is deleted on {@link #close()} and at the end of this JVM, however that comes.
 *
 * <p>Needs a JDK 17 and system property {@code sluice.cassandra.classpath}: the name of a file with
 * the class path of cassandra-all, which the build writes. Thread-safe.
 */
public final class LocalCassandra implements AutoCloseable {

  /** The superuser of a server with authentication. */
  public static final String SUPERUSER = "cassandra";

  /** The superuser's password. */
  public static final String SUPERUSER_PASSWORD = "cassandra";

  private static final String ADDRESS = "127.0.0.1";

  private final Settings settings;
  private final CassandraNode node;
  private final CloseOnExit closeOnExit;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicInteger keyspaces = new AtomicInteger();
  private @Nullable CqlSession session;

  private LocalCassandra(Settings settings) {
    this.settings = settings;
    this.node = new CassandraNode(settings, CassandraFolder.Addresses.alone(ADDRESS));
    this.closeOnExit = CloseOnExit.register("cassandra", this::close);
  }

  /** What a server is tuned for. */
  public enum Profile {
    /** Ready in 5 to 12 s with little memory; its code is compiled lightly. For tests. */
    FAST_START,
    /** As {@link #FAST_START}, but all that the node has been told outlives a kill. */
    RESTARTABLE,
    /** The JVM flags of a production node; ready in 10 to 30 s. For demo and benchmarks. */
    FULL_SPEED
  }

  /**
   * How to start a server.
   *
   * @param heapMegabytes largest heap, at least 256
   * @param authentication whether clients must log in
   * @param tokens virtual nodes, 1 to 256
   * @param tls null for plain connections
   */
  public record Settings(
      Profile profile,
      int heapMegabytes,
      boolean authentication,
      int tokens,
      @Nullable CassandraTls tls) {

    public Settings {
      if (heapMegabytes < 256) {
        throw new IllegalArgumentException(
            "Invalid heapMegabytes: %d. Expected at least 256.".formatted(heapMegabytes));
      }
      if (tokens < 1 || tokens > 256) {
        throw new IllegalArgumentException(
            "Invalid tokens: %d. Expected 1 to 256.".formatted(tokens));
      }
    }

    /** 512 MB of heap, no authentication, 16 tokens. */
    public static Settings fastStart() {
      return new Settings(Profile.FAST_START, 512, false, 16, null);
    }

    /** As {@link #fastStart()}, for a node that is killed and comes back. */
    public static Settings restartable() {
      return new Settings(Profile.RESTARTABLE, 512, false, 16, null);
    }

    /** 2 GB of heap, no authentication, 16 tokens. */
    public static Settings fullSpeed() {
      return new Settings(Profile.FULL_SPEED, 2048, false, 16, null);
    }

    /** A copy that asks for {@link #SUPERUSER} and {@link #SUPERUSER_PASSWORD}. */
    public Settings withAuthentication() {
      return new Settings(profile, heapMegabytes, true, tokens, tls);
    }

    /** A copy with another heap. */
    public Settings withHeapMegabytes(int megabytes) {
      return new Settings(profile, megabytes, authentication, tokens, tls);
    }

    /** A copy with another number of virtual nodes. */
    public Settings withTokens(int count) {
      return new Settings(profile, heapMegabytes, authentication, count, tls);
    }

    /** A copy that takes encrypted connections only. */
    public Settings withTls(CassandraTls encryption) {
      return new Settings(profile, heapMegabytes, authentication, tokens, encryption);
    }
  }

  /** Starts with {@link Settings#fastStart()}. */
  public static LocalCassandra start() {
    return start(Settings.fastStart());
  }

  /**
   * Starts a server and waits until it takes CQL connections.
   *
   * @throws IllegalStateException when it does not within 180 s; the message has the first errors
   *     of its log
   */
  public static LocalCassandra start(Settings settings) {
    LocalCassandra cassandra = new LocalCassandra(settings);
    try {
      cassandra.node.fork();
      cassandra.node.awaitCql();
      return cassandra;
    } catch (RuntimeException e) {
      cassandra.close();
      throw e;
    }
  }

  public InetSocketAddress contactPoint() {
    return node.contactPoint();
  }

  public String host() {
    return node.host();
  }

  /** The CQL port. */
  public int port() {
    return node.port();
  }

  public String datacenter() {
    return CassandraFolder.DATACENTER;
  }

  /** The process id, for tests that look at the process from outside. */
  public long pid() {
    return node.running().pid();
  }

  /** The server's log; deleted with the server. */
  public Path logFile() {
    return node.logFile();
  }

  /** A session of the superuser, opened at the first call and closed with the server. */
  public synchronized CqlSession session() {
    node.running();
    if (session == null) {
      session = CassandraSession.open(List.of(contactPoint()), settings);
    }
    return session;
  }

  /**
   * Creates a keyspace with one replica and returns its name.
   *
   * @param prefix what the name starts with: lower-case letters, digits, underscores
   */
  public String newKeyspace(String prefix) {
    String name = prefix + "_" + keyspaces.incrementAndGet();
    session()
        .execute(
            "CREATE KEYSPACE "
                + name
                + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
    return name;
  }

  /**
   * Returns when Cassandra no longer compacts what was written, which takes as much of a small
   * machine as a migration does.
   *
   * @throws IllegalStateException when it still does after three minutes
   */
  public void awaitCompactions() {
    Deadline.await(
        "no compaction under way",
        () -> session().execute("SELECT * FROM system_views.sstable_tasks").one() == null);
  }

  /** Ends the process at once and leaves its folder, for tests of failures. */
  public void kill() {
    node.kill();
  }

  /** Ends the process and deletes its folder. A second call does nothing. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    closeOnExit.cancel();
    closeSession();
    node.close();
  }

  private synchronized void closeSession() {
    if (session != null) {
      CassandraSession.close(session);
    }
  }
}
