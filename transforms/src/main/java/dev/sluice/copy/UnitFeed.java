package dev.sluice.copy;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Where a stream's units come from. */
public interface UnitFeed extends Serializable {

  /** What plans beside a lease of this stream; empty if that is another stream's part. */
  Optional<UnitPlanner> planner(int stream);

  /** Takes back what an earlier attempt at a lease left; in the caller's transaction. */
  void takeBack(Connection connection, String lease) throws SQLException;

  /**
   * Issues units to a lease that has done with all it was issued before.
   *
   * @param connection with auto-commit off; the units are issued when the caller commits
   * @throws dev.sluice.row.IncompleteException if a newer run has taken over
   */
  Taken take(Connection connection, String lease) throws SQLException;

  /**
   * Units to be done.
   *
   * @param over whether the run issues no more
   */
  record Taken(List<StreamUnit> units, boolean over) {
    public Taken {
      units = List.copyOf(units);
    }
  }
}
