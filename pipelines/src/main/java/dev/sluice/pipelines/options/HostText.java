package dev.sluice.pipelines.options;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What host names and addresses look like. */
final class HostText {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern IPV6 =
      Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.%a-z]*");
  private static final Pattern WITH_PORT = Pattern.compile("(\\[[^]]+]|[^:]+)(?::([0-9]{1,5}))?");

  private HostText() {}

  /** A name, an IPv4 or an IPv6 address. */
  private static boolean isHost(String text) {
    return NAME.matcher(text).matches() || IPV6.matcher(text).matches();
  }

  /** A host, an IPv6 address without brackets, and its port. */
  record Address(String host, int port) {}

  /**
   * {@code host:port} for a URL, or empty if that cannot be read; an IPv6 address is in brackets.
   */
  static Optional<String> withPort(String text, int defaultPort) {
    Matcher matcher = WITH_PORT.matcher(text);
    return matcher.matches()
        ? address(matcher, defaultPort).map(address -> matcher.group(1) + ":" + address.port())
        : Optional.empty();
  }

  /** Host and port, or empty if that cannot be read; an IPv6 address alone needs no brackets. */
  static Optional<Address> address(String text, int defaultPort) {
    if (IPV6.matcher(text).matches()) {
      return Optional.of(new Address(text, defaultPort));
    }
    Matcher matcher = WITH_PORT.matcher(text);
    return matcher.matches() ? address(matcher, defaultPort) : Optional.empty();
  }

  private static Optional<Address> address(Matcher matcher, int defaultPort) {
    String host = matcher.group(1);
    if (host.startsWith("[")) {
      host = host.substring(1, host.length() - 1);
    }
    int port = matcher.group(2) == null ? defaultPort : Integer.parseInt(matcher.group(2));
    return isHost(host) && port >= 1 && port <= 65535
        ? Optional.of(new Address(host, port))
        : Optional.empty();
  }
}
