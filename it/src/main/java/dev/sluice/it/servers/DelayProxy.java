package dev.sluice.it.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A network that takes its time, in front of a server of any protocol. It listens on a free port of
 * the loopback address. Thread-safe.
 */
public final class DelayProxy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DelayProxy.class);
  private static final int BUFFER = 1 << 16;
  private static final int BACKLOG = 128;

  private final InetSocketAddress server;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile long delayNanos;
  private volatile long nanosOfAByte;

  private DelayProxy(InetSocketAddress server, ServerSocket listener) {
    this.server = server;
    this.listener = listener;
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  /** Starts a proxy without delay. */
  public static DelayProxy before(InetSocketAddress server) {
    try {
      ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
      DelayProxy proxy = new DelayProxy(server, listener);
      proxy.thread("accept", proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on the loopback address", e);
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

  /** Takes bytes from each side of a connection no faster than this from now on. */
  public void limit(long bytesPerSecond) {
    nanosOfAByte = TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
  }

  /** Breaks every connection and takes no more. */
  @Override
  public void close() {
    close(listener);
    open.forEach(DelayProxy::close);
  }

  private void accept() throws IOException {
    while (!listener.isClosed()) {
      Socket client = listener.accept();
      open.add(client);
      thread("connect", () -> connect(client));
    }
  }

  private void connect(Socket client) throws IOException, InterruptedException {
    // A TCP handshake takes a round trip.
    TimeUnit.NANOSECONDS.sleep(2 * delayNanos);
    Socket connection = new Socket(server.getAddress(), server.getPort());
    open.add(connection);
    client.setTcpNoDelay(true);
    connection.setTcpNoDelay(true);
    pipe(client, connection);
    pipe(connection, client);
  }

  private void pipe(Socket from, Socket to) {
    DelayLine line = new DelayLine(() -> delayNanos);
    thread("read", () -> line.end(read(from, line)));
    thread(
        "write",
        () -> {
          try {
            line.drainTo(to.getOutputStream());
          } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
          }
        });
  }

  private DelayLine.End read(Socket from, DelayLine line) throws InterruptedException {
    try {
      InputStream in = from.getInputStream();
      byte[] buffer = new byte[BUFFER];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        line.send(Arrays.copyOf(buffer, length));
        TimeUnit.NANOSECONDS.sleep(length * nanosOfAByte);
      }
      return DelayLine.End.CLOSED;
    } catch (IOException e) {
      LOG.debug("Broken by its sender", e);
      return DelayLine.End.RESET;
    }
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      LOG.debug("It was closed before", e);
    }
  }

  private void thread(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                LOG.debug("A connection or the listener was closed", e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "delay-proxy-" + name);
    thread.setDaemon(true);
    thread.start();
  }
}
