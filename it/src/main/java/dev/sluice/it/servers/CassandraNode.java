package dev.sluice.it.servers;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One Cassandra JVM. Its folder stays when it is killed, and goes when it is closed. */
final class CassandraNode {

  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private final LocalCassandra.Settings settings;
  private final CassandraFolder.Addresses addresses;
  private final CassandraFolder folder;
  private boolean closed;
  private @Nullable ForkedServer server;

  CassandraNode(LocalCassandra.Settings settings, CassandraFolder.Addresses addresses) {
    this.settings = settings;
    this.addresses = addresses;
    this.folder = CassandraFolder.create(addresses, settings);
  }

  /** Starts the process and returns at once. */
  synchronized void fork() {
    if (closed) {
      throw isClosed();
    }
    ForkedServer.Launch launch =
        new ForkedServer.Launch(
            "Cassandra",
            CassandraCommand.of(folder, settings),
            Map.of(),
            folder.root(),
            folder.log());
    server = ForkedServer.start(launch, Signal.KILL);
  }

  /**
   * Waits until a forked node takes CQL connections.
   *
   * @throws IllegalStateException when it does not in time
   */
  void awaitCql() {
    // Not waited for under the lock: a shutdown hook may have to close in the meantime.
    running().awaitReady(() -> Ports.accepts(host(), port()), START_LIMIT);
  }

  InetSocketAddress contactPoint() {
    return new InetSocketAddress(host(), port());
  }

  String host() {
    return addresses.address();
  }

  int port() {
    return addresses.cqlPort();
  }

  Path logFile() {
    return folder.log();
  }

  /** The last process that was forked, dead or alive. */
  synchronized ForkedServer running() {
    if (server == null || closed) {
      throw isClosed();
    }
    return server;
  }

  boolean isAlive() {
    return running().isAlive();
  }

  void kill() {
    running().stop(Signal.KILL);
  }

  /** Ends the process and deletes the folder. */
  synchronized void close() {
    closed = true;
    if (server != null) {
      server.stop(Signal.KILL);
    }
    Folders.delete(folder.root());
  }

  private static IllegalStateException isClosed() {
    return new IllegalStateException("Cannot use Cassandra: it is closed. Start another one.");
  }
}
