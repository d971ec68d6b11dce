package dev.sluice.it.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Chooses and probes TCP ports. */
final class Ports {

  // Below Linux's ephemeral range (from 32768): no outgoing connection takes the port between the
  // choice and the server's bind.
  private static final int FIRST = 20_000;
  private static final int LIMIT = 32_000;
  private static final int ATTEMPTS = 200;
  private static final int PROBE_MILLIS = 1_000;

  /** Test JVMs that run beside each other choose among other ports, as they bind them later. */
  private static final int FORK = Integer.getInteger("sluice.fork", 0) & 1;

  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /** A port that nothing listens on at any of these addresses; each is given once. */
  static int free(String... addresses) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST / 2, LIMIT / 2) * 2 + FORK;
      if (Stream.of(addresses).allMatch(address -> isFree(address, port)) && GIVEN.add(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        ("Cannot find a free port on %s: %d tries from %d to %d failed."
                + " Expected an address of this machine. Look at its open ports.")
            .formatted(String.join(", ", addresses), ATTEMPTS, FIRST, LIMIT - 1));
  }

  private static boolean isFree(String address, int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(address))) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  /** Whether something accepts connections there. */
  static boolean accepts(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), PROBE_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
