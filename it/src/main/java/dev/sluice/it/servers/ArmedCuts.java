package dev.sluice.it.servers;

import dev.sluice.it.servers.PostgresProxy.Moment;
import java.util.EnumMap;
import java.util.Map;

/** How many connections are still to be cut at which moment, and how many were. */
final class ArmedCuts {

  private final Map<Moment, Integer> armed = new EnumMap<>(Moment.class);
  private final Map<Moment, Integer> passing = new EnumMap<>(Moment.class);
  private Hold held = Hold.NONE;
  private int done;

  synchronized void arm(Moment moment, int times) {
    held.release();
    held = Hold.NONE;
    passing.clear();
    armed.put(moment, times);
  }

  /** One connection, behind so many others, is held before it is cut. */
  synchronized void hold(Moment moment, int before, Hold hold) {
    held.release();
    held = hold;
    armed.clear();
    passing.clear();
    passing.put(moment, before);
    armed.put(moment, 1);
  }

  /** What holds a connection before it is cut. */
  synchronized Hold held() {
    return held;
  }

  /** Whether the connection that is at this moment is to be cut; it then counts as cut. */
  synchronized boolean take(Moment moment) {
    int left = armed.getOrDefault(moment, 0);
    if (left == 0) {
      return false;
    }
    int pass = passing.getOrDefault(moment, 0);
    if (pass > 0) {
      passing.put(moment, pass - 1);
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
