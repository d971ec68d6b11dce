package dev.sluice.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections of this process between two bundles: a connection costs the server a process and a
 * login, as much as to copy some hundred rows. Each is one bundle's at a time. None waits long for
 * the next bundle, and none gets so old that nodes which come back stay without. Thread-safe.
 */
final class IdleConnections {
  static final Duration MOST_IDLE = Duration.ofSeconds(5);
  static final Duration MOST_AGE = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(IdleConnections.class);
  private static final IdleConnections OF_THIS_PROCESS = new IdleConnections(System::nanoTime);

  private final LongSupplier nanoClock;
  private final Map<Key, Deque<Idle>> idle = new HashMap<>();
  private final ScheduledThreadPoolExecutor closing;

  /**
   * What connections are alike for.
   *
   * @param name that the server shows, of one run
   */
  record Key(PostgresTarget target, String name) {}

  /** A connection without a transaction, and when it was opened. */
  record Opened(Connection connection, long atNanos) {}

  private record Idle(Opened opened, long sinceNanos) {}

  IdleConnections(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.closing = new ScheduledThreadPoolExecutor(1, IdleConnections::daemon);
    closing.setKeepAliveTime(MOST_IDLE.toSeconds(), TimeUnit.SECONDS);
    closing.allowCoreThreadTimeOut(true);
  }

  static IdleConnections ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  /** The one that was given back last; null if there is none. */
  synchronized @Nullable Opened take(Key key) {
    closeOverdue();
    Deque<Idle> alike = idle.get(key);
    Idle last = alike == null ? null : alike.pollLast();
    return last == null ? null : last.opened();
  }

  /** Keeps a connection for a while, or closes it. */
  void giveBack(Key key, Opened opened) {
    if (isUsable(opened)) {
      synchronized (this) {
        idle.computeIfAbsent(key, unused -> new ArrayDeque<>())
            .addLast(new Idle(opened, nanoClock.getAsLong()));
      }
      var unused =
          closing.schedule(this::closeOverdue, MOST_IDLE.toMillis() + 1, TimeUnit.MILLISECONDS);
    } else {
      close(opened.connection());
    }
  }

  /** Closes those that were alike: the server, or the way to it, is not what it was. */
  synchronized void forget(Key key) {
    Deque<Idle> alike = idle.remove(key);
    if (alike != null) {
      alike.forEach(left -> close(left.opened().connection()));
    }
  }

  private synchronized void closeOverdue() {
    long now = nanoClock.getAsLong();
    for (Iterator<Deque<Idle>> all = idle.values().iterator(); all.hasNext(); ) {
      Deque<Idle> alike = all.next();
      while (!alike.isEmpty() && now - alike.peekFirst().sinceNanos() >= MOST_IDLE.toNanos()) {
        close(alike.pollFirst().opened().connection());
      }
      if (alike.isEmpty()) {
        all.remove();
      }
    }
  }

  private boolean isUsable(Opened opened) {
    try {
      // Asks the server only if a transaction is open, which is none that anybody wants.
      opened.connection().rollback();
      return nanoClock.getAsLong() - opened.atNanos() < MOST_AGE.toNanos();
    } catch (SQLException e) {
      LOG.debug("A connection broke before the next bundle", e);
      return false;
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("Closing a connection failed", e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "sluice-idle-connections");
    thread.setDaemon(true);
    return thread;
  }
}
