package dev.sluice.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network between clients and a PostgreSQL server: it takes its time, and it breaks at the moment
 * of a copy that one asks for. It listens on a port of a loopback address and follows the protocol
 * of plain connections; a server with TLS is refused. Thread-safe.
 */
public final class PostgresProxy implements AutoCloseable {

  private static final int BACKLOG = 128;

  private final InetSocketAddress server;
  private final ServerSocket listener;
  private final ArmedCuts cuts = new ArmedCuts();
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private volatile long delayNanos;

  private PostgresProxy(InetSocketAddress server, ServerSocket listener) {
    this.server = server;
    this.listener = listener;
  }

  /**
   * When a connection is cut. Both sides then see a reset. A COPY is one from the client; a COMMIT
   * is one of a transaction with a finished COPY.
   */
  public enum Moment {
    /** The client claims a unit in the ledger; the server never hears of it. */
    BEFORE_CLAIM,
    /** The unit is claimed; the client does not get that answer. */
    AFTER_CLAIM,
    /** The server has got the COPY's first data, and gets no more. */
    DURING_COPY,
    /** The server has all of the COPY; the client does not get its answer. */
    AFTER_COPY_DONE,
    /** The client commits; the server never hears of it. */
    COMMIT_NOT_SENT,
    /** The server has committed; the client does not get its answer. */
    COMMIT_SENT,
    /** The client has got the answer to its COMMIT. */
    AFTER_COMMIT
  }

  /** Starts a proxy without delay in front of a server. */
  public static PostgresProxy before(InetSocketAddress server) {
    return at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), server);
  }

  /** Likewise, at an address of this machine, which the server sees as its clients'. */
  static PostgresProxy at(InetSocketAddress address, InetSocketAddress server) {
    try {
      ServerSocket listener = new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
      PostgresProxy proxy = new PostgresProxy(server, listener);
      Thread thread = new Thread(proxy::accept, "postgres-proxy-accept");
      thread.setDaemon(true);
      thread.start();
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on " + address, e);
    }
  }

  public String host() {
    return listener.getInetAddress().getHostAddress();
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Takes this long from now on to carry a byte from one side to the other. */
  public void delay(Duration oneWay) {
    delayNanos = oneWay.toNanos();
  }

  /** Cuts the next connections that come to this moment, in place of what was asked for it. */
  public void cutNext(Moment moment, int times) {
    cuts.arm(moment, times);
  }

  /**
   * Holds a connection that comes to this moment, and cuts it when the hold is released; one at a
   * time, in place of all that was asked for before.
   *
   * @param before connections that pass the moment first
   */
  public Hold holdAt(Moment moment, int before) {
    Hold hold = new Hold();
    cuts.hold(moment, before, hold);
    return hold;
  }

  /** Cuts every connection now; not among {@link #cuts()}. */
  public void cutAll() {
    connections.forEach(ProxiedConnection::reset);
  }

  /** How many connections were cut at a moment, since the start. */
  public int cuts() {
    return cuts.done();
  }

  /** How many cuts were asked for and have not come. */
  public int cutsLeft() {
    return cuts.left();
  }

  /** Cuts every connection, one that is held too, and takes no more. */
  @Override
  public void close() {
    cuts.held().release();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot stop listening on " + listener, e);
    }
    cutAll();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        ProxiedConnection connection =
            new ProxiedConnection(
                client, new CopyTransactions(cuts::take), cuts::held, () -> delayNanos);
        connections.removeIf(ProxiedConnection::isOver);
        connections.add(connection);
        connection.start(listener.getInetAddress(), server);
      } catch (IOException e) {
        if (!listener.isClosed()) {
          throw new UncheckedIOException("Cannot accept connections any more", e);
        }
      }
    }
  }
}
