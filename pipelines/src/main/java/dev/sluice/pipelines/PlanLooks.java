package dev.sluice.pipelines;

import dev.sluice.copy.UnitPlanner;
import java.io.IOException;

/**
 * A planner and its connection to the plan.
 *
 * @param end closes the connection
 */
record PlanLooks(Look planner, Runnable end) implements UnitPlanner.Session {

  /** One look of a planner. */
  interface Look {
    void run() throws IOException;
  }

  @Override
  public void look() throws IOException {
    planner.run();
  }

  @Override
  public void close() {
    end.run();
  }
}
