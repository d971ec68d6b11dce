package dev.sluice.pipelines.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;

/** Connects by TCP and hangs up. */
final class Reach {
  static final int PATIENCE_MILLIS = 5000;

  private Reach() {}

  /** Nanoseconds until the connection stood, without looking up the name. */
  static long nanos(String host, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(bare(host), port);
    if (address.isUnresolved()) {
      throw new UnknownHostException(host);
    }
    try (Socket socket = new Socket()) {
      long start = System.nanoTime();
      socket.connect(address, PATIENCE_MILLIS);
      return System.nanoTime() - start;
    }
  }

  static String host(String hostAndPort) {
    return bare(hostAndPort.substring(0, hostAndPort.lastIndexOf(':')));
  }

  static int port(String hostAndPort) {
    return Integer.parseInt(hostAndPort.substring(hostAndPort.lastIndexOf(':') + 1));
  }

  /** {@code host:port}; an IPv6 address in brackets. */
  static String address(String host, int port) {
    return (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
  }

  /** Whether packets leave this machine; also if the name does not resolve. */
  static boolean isRemote(String host) {
    InetSocketAddress address = new InetSocketAddress(bare(host), 0);
    return address.isUnresolved() || !address.getAddress().isLoopbackAddress();
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
