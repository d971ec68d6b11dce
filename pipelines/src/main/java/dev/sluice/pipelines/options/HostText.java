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
  static boolean isHost(String text) {
    return NAME.matcher(text).matches() || IPV6.matcher(text).matches();
  }

  /** {@code host:port}, or empty if that cannot be read; an IPv6 address is in brackets. */
  static Optional<String> withPort(String text, int defaultPort) {
    Matcher matcher = WITH_PORT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String host = matcher.group(1);
    boolean bracketed = host.startsWith("[");
    if (!isHost(bracketed ? host.substring(1, host.length() - 1) : host)) {
      return Optional.empty();
    }
    int port = matcher.group(2) == null ? defaultPort : Integer.parseInt(matcher.group(2));
    return port < 1 || port > 65535 ? Optional.empty() : Optional.of(host + ":" + port);
  }
}
