package dev.sluice.pipelines.check;

import dev.sluice.copy.ConnectionBudget;

/** Whether one server has the connections that a run's streams need there. */
final class FreeConnections {
  private static final Line.Area AREA = Line.Area.TARGET;

  private FreeConnections() {}

  /**
   * @param streams 0 if nothing is known of them
   * @param hosts over which they are spread
   */
  static Line line(String subject, ConnectionBudget budget, int streams, int hosts) {
    String found = "%d of %d are free".formatted(budget.free(), budget.allowed());
    int needed = ConnectionBudget.OF_THE_COMMAND + (streams + hosts - 1) / hosts;
    if (budget.free() < needed) {
      return AREA.warn(
          subject,
          found + (streams == 0 ? "" : ", %d streams need %d".formatted(streams, needed)),
          "Units wait and try again when there is none. Use fewer --streams, end other sessions, or raise max_connections, or the limit of the database or role.");
    }
    return AREA.ok(subject, found);
  }
}
