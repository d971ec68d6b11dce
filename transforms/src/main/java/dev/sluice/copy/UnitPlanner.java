package dev.sluice.copy;

import java.io.IOException;

/** Finds input and plans its units. */
public interface UnitPlanner {

  /**
   * Connects to the plan.
   *
   * @throws dev.sluice.row.PlanAwayException if it cannot be reached now
   */
  Session open();

  /** A connected planner. */
  interface Session extends AutoCloseable {

    /**
     * Plans what there is now.
     *
     * @throws IOException if the input cannot be listed now
     * @throws dev.sluice.row.PlanAwayException if the plan cannot be reached any more
     */
    void look() throws IOException;

    @Override
    void close();
  }
}
