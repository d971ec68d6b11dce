package dev.sluice.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the target's hosts: its connections now, the places that they have had at once, and how
 * long it is left out. Its users lock.
 */
final class HostUse {
  final String name;
  private final List<Connection> open = new ArrayList<>();
  private int opening;
  private int places;
  private int failures;
  private long restsUntil;

  HostUse(String name) {
    this.name = name;
  }

  /** Connections that are open or being opened. */
  int connections() {
    open.removeIf(HostUse::isClosed);
    return open.size() + opening;
  }

  boolean has(Connection connection) {
    return open.contains(connection);
  }

  /** Whether there were more connections at once than there are now. */
  boolean hasPlace() {
    return connections() < places;
  }

  void opening() {
    opening++;
  }

  void notOpened() {
    opening--;
  }

  /** Returns whether the host had failed before. */
  boolean opened(Connection connection) {
    opening--;
    open.add(connection);
    places = Math.max(places, connections());
    boolean failed = failures > 0;
    failures = 0;
    return failed;
  }

  boolean rests(long nowNanos) {
    return restLeft(nowNanos) > 0;
  }

  /** Nanoseconds until the host may be tried again. */
  long restLeft(long nowNanos) {
    return failures == 0 ? 0 : Math.max(0, restsUntil - nowNanos);
  }

  /** Leaves the host out from now on, after each failure for twice as long. */
  void rest(long nowNanos, Duration first, Duration longest) {
    Duration rest = first.multipliedBy(1L << Math.min(failures, 10));
    failures++;
    restsUntil = nowNanos + (rest.compareTo(longest) < 0 ? rest : longest).toNanos();
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }
}
