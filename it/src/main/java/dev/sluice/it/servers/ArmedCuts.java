package dev.sluice.it.servers;

import dev.sluice.it.servers.PostgresProxy.Moment;
import java.util.EnumMap;
import java.util.Map;

/** How many connections are still to be cut at which moment, and how many were. */
final class ArmedCuts {

  private final Map<Moment, Integer> armed = new EnumMap<>(Moment.class);
  private int done;

  synchronized void arm(Moment moment, int times) {
    armed.put(moment, times);
  }

  /** Whether the connection that is at this moment is to be cut; it then counts as cut. */
  synchronized boolean take(Moment moment) {
    int left = armed.getOrDefault(moment, 0);
    if (left == 0) {
      return false;
    }
    armed.put(moment, left - 1);
    done++;
    return true;
  }

  synchronized int done() {
    return done;
  }

  synchronized int left() {
    return armed.values().stream().mapToInt(Integer::intValue).sum();
  }
}
