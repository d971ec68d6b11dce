package dev.sluice.it.chaos;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Something that goes wrong while the command runs. Each round has an instance of its own. */
interface Fault {
  /** A few words for the table of results. */
  String label();

  /** Whether it can happen there. */
  default boolean possibleIn(Mode mode) {
    return true;
  }

  /** Where the rows of its round come from. */
  default Source source(Stage stage) {
    return stage.source();
  }

  /** Settings of Spark in all runs of its round. */
  default Map<String, String> spark() {
    return Map.of();
  }

  /** Further flags of the command in all runs of its round, once it is prepared. */
  default List<String> flags() {
    return List.of();
  }

  /** Called once, before the first run. */
  default void prepare(Target target, Random random) throws SQLException {}

  /** Called once, after the audit, also when the round has failed: closes what was prepared. */
  default void end() {}

  /** The share of the rows that is committed when it happens, at most. */
  default double latest() {
    return 0.8;
  }

  /**
   * Makes it happen, now.
   *
   * @return false when there was nothing to break any more
   * @throws SQLException when the server cannot be asked, which counts as false
   */
  boolean inject(Attempt attempt) throws Exception;
}
