package dev.sluice.csv;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The planners of this process. A planner remembers what it saw of each file, and lasts longer than
 * a lease: a new one would open every file of the folder once more.
 */
final class Planners {
  /** More than one only where several streams run in one process. */
  private static final int MOST = 8;

  private static final Map<String, FilePlanner> BY_PLAN =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FilePlanner> eldest) {
          return size() > MOST;
        }
      };

  private Planners() {}

  static FilePlanner of(FilePlan plan, WatchSettings settings) {
    synchronized (BY_PLAN) {
      return BY_PLAN.computeIfAbsent(plan.id(), id -> new FilePlanner(settings));
    }
  }
}
