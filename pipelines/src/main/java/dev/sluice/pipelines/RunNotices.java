package dev.sluice.pipelines;

import dev.sluice.ledger.RunSignals;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;

/** What is said of a run beside its progress. */
record RunNotices(PauseNotice pause, StartNotice start) {

  /** For a run whose settings are in Spark's system properties by now. */
  static RunNotices of(PrintStream out) {
    return new RunNotices(new PauseNotice(out), StartNotice.ofRun(out));
  }

  /**
   * @param told as each look at the ledger finds it
   */
  void show(Connection ledger, String runId, RunSignals told) throws SQLException {
    pause.show(told.paused());
    start.show(ledger, runId);
  }
}
