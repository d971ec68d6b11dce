package dev.sluice.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hosts of a target as this process uses them: each connection goes to the host that has the
 * fewest, so that their numbers differ by one at most. Equals are told apart by turns, which differ
 * between processes; who comes back takes the place that somebody left, so that what was even over
 * all processes stays so. A host that fails is left out for a while. Thread-safe.
 */
final class Hosts {
  private static final Logger LOG = LoggerFactory.getLogger(Hosts.class);
  private static final Duration FIRST_REST = Duration.ofSeconds(10);
  private static final Duration LONGEST_REST = Duration.ofMinutes(5);
  private static final Map<List<String>, Hosts> OF_THIS_PROCESS = new ConcurrentHashMap<>();

  private final List<HostUse> hosts;
  private final LongSupplier nanoClock;

  /** Connects to one host, {@code host:port}. */
  interface Opener {
    Connection open(String host) throws SQLException;
  }

  Hosts(List<String> hosts, LongSupplier nanoClock) {
    this.hosts = hosts.stream().distinct().map(HostUse::new).toList();
    this.nanoClock = nanoClock;
  }

  /** All connections of this process to these hosts, in whatever order they are named. */
  static Hosts of(PostgresTarget target) {
    return OF_THIS_PROCESS.computeIfAbsent(
        target.hosts().stream().sorted().toList(),
        key -> new Hosts(target.hosts(), System::nanoTime));
  }

  /**
   * Connects to one of the hosts, and to the next if that one fails.
   *
   * @param turn which comes first of those that are alike
   * @throws SQLException the first host's, with those of the others, if none can be reached; at
   *     once if another host would say the same
   */
  Connection open(int turn, Opener opener) throws SQLException {
    Set<HostUse> tried = new HashSet<>();
    SQLException failure = null;
    while (true) {
      HostUse host = take(turn, tried);
      if (host == null) {
        throw failure == null ? new SQLException("The target has no hosts.", "08001") : failure;
      }
      try {
        Connection connection = opener.open(host.name);
        opened(host, connection);
        return connection;
      } catch (SQLException e) {
        failed(host, e);
        if (!isHosts(e)) {
          throw e;
        }
        tried.add(host);
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
  }

  /** Notes that a connection failed; its host is left out if the error speaks against it. */
  synchronized void lost(Connection connection, SQLException error) {
    if (isHosts(error)) {
      holder(connection).ifPresent(host -> leaveOut(host, error));
    }
  }

  private Optional<HostUse> holder(Connection connection) {
    return hosts.stream().filter(host -> host.has(connection)).findFirst();
  }

  /** Connections lost or refused, a server that goes down or has no room; not what was asked. */
  private static boolean isHosts(SQLException e) {
    return String.valueOf(e.getSQLState()).matches("08...|53...|57P0[123]");
  }

  private synchronized @Nullable HostUse take(int turn, Set<HostUse> tried) {
    List<HostUse> inTurn = new ArrayList<>(hosts);
    Collections.rotate(inTurn, -Math.floorMod(turn, Math.max(1, inTurn.size())));
    inTurn.removeAll(tried);
    long now = nanoClock.getAsLong();
    Optional<HostUse> best =
        inTurn.stream()
            .filter(host -> !host.rests(now))
            .min(
                Comparator.comparing(HostUse::connections).thenComparing(host -> !host.hasPlace()));
    // Rather one that may be back than none.
    HostUse host =
        best.or(() -> inTurn.stream().min(Comparator.comparing(left -> left.restLeft(now))))
            .orElse(null);
    if (host != null) {
      host.opening();
    }
    return host;
  }

  private synchronized void opened(HostUse host, Connection connection) {
    if (host.opened(connection)) {
      LOG.warn("Target host {} takes connections again.", host.name);
    }
  }

  private synchronized void failed(HostUse host, SQLException e) {
    host.notOpened();
    if (isHosts(e)) {
      leaveOut(host, e);
    }
  }

  private void leaveOut(HostUse host, SQLException e) {
    long now = nanoClock.getAsLong();
    if (hosts.size() > 1 && !host.rests(now)) {
      host.rest(now, FIRST_REST, LONGEST_REST);
      LOG.warn(
          "Target host {} is left out for {} s: {} (SQLSTATE {})",
          host.name,
          Duration.ofNanos(host.restLeft(now)).toSeconds(),
          String.valueOf(e.getMessage()).replace('\n', ' '),
          e.getSQLState());
    }
  }
}
