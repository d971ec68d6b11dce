package dev.sluice.it.servers;

import dev.sluice.it.servers.CopyTransactions.Verdict;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection through the proxy: a reader and a writer thread each way. */
final class ProxiedConnection {

  private static final Logger LOG = LoggerFactory.getLogger(ProxiedConnection.class);
  private static final int BUFFER = 1 << 16;

  private final Socket client;
  private final Socket server = new Socket();
  private final CopyTransactions transactions;
  private final Supplier<Hold> hold;
  private final LongSupplier delayNanos;
  private final AtomicInteger openWays = new AtomicInteger(2);

  /**
   * @param hold what holds the connection before a cut
   * @param delayNanos asked for each message
   */
  ProxiedConnection(
      Socket client, CopyTransactions transactions, Supplier<Hold> hold, LongSupplier delayNanos) {
    this.client = client;
    this.transactions = transactions;
    this.hold = hold;
    this.delayNanos = delayNanos;
  }

  private interface Messages {
    @Nullable PgMessage next(DataInputStream in) throws IOException;
  }

  private interface Judge {
    Verdict of(PgMessage message);
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  /**
   * @param from which address of this machine the server is to see
   */
  void start(InetAddress from, InetSocketAddress address) {
    thread(
        "connect",
        () -> {
          // A TCP handshake takes a round trip.
          TimeUnit.NANOSECONDS.sleep(2 * delayNanos.getAsLong());
          server.bind(new InetSocketAddress(from, 0));
          server.connect(address);
          client.setTcpNoDelay(true);
          server.setTcpNoDelay(true);
          PgMessages messages = new PgMessages();
          pipe(client, server, messages::fromClient, transactions::fromClient);
          pipe(server, client, messages::fromServer, transactions::fromServer);
        });
  }

  boolean isOver() {
    return client.isClosed();
  }

  /** Breaks both sides at once: each sees a reset, and nothing more of what is under way. */
  void reset() {
    for (Socket socket : List.of(client, server)) {
      try (socket) {
        socket.setSoLinger(true, 0);
      } catch (IOException e) {
        LOG.trace("It was closed before", e);
      }
    }
  }

  private void pipe(Socket from, Socket to, Messages messages, Judge judge) {
    DelayLine line = new DelayLine(delayNanos);
    thread("read", () -> line.end(read(from, messages, judge, line)));
    thread(
        "write",
        () -> {
          if (line.drainTo(to.getOutputStream()) == DelayLine.End.RESET) {
            reset();
          } else {
            to.shutdownOutput();
            closeAfterBothWays();
          }
        });
  }

  /** Reads until the stream ends, breaks, or is to be cut. */
  private DelayLine.End read(Socket from, Messages messages, Judge judge, DelayLine line)
      throws InterruptedException {
    try {
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(from.getInputStream(), BUFFER));
      while (true) {
        PgMessage message = messages.next(in);
        if (message == null) {
          return DelayLine.End.CLOSED;
        }
        Verdict verdict = judge.of(message);
        if (verdict != Verdict.CUT_INSTEAD) {
          line.send(message.bytes());
        }
        if (verdict != Verdict.FORWARD) {
          hold.get().reach();
          return DelayLine.End.RESET;
        }
      }
    } catch (IOException e) {
      LOG.debug("Broken by its sender", e);
      return DelayLine.End.RESET;
    }
  }

  private void closeAfterBothWays() throws IOException {
    if (openWays.decrementAndGet() == 0) {
      client.close();
      server.close();
    }
  }

  private void thread(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                LOG.debug("Broken by its receiver", e);
                reset();
              } catch (InterruptedException | RuntimeException e) {
                LOG.error("The proxy breaks a connection", e);
                reset();
              }
            },
            "postgres-proxy-" + name);
    thread.setDaemon(true);
    thread.start();
  }
}
