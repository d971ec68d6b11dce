package dev.sluice.pipelines;

import dev.sluice.ledger.RunLedger;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;

/** Says when somebody has paused the run in the ledger, and when it goes on. */
final class PauseNotice {
  private final String runId;
  private final PrintStream out;
  private boolean paused;

  PauseNotice(String runId, PrintStream out) {
    this.runId = runId;
    this.out = out;
  }

  void look(Connection ledger) throws SQLException {
    boolean now = RunLedger.paused(ledger, runId);
    if (now != paused) {
      paused = now;
      out.println(
          now ? "Paused: no more units are begun until \"sluice control resume\"." : "Resumed.");
    }
  }
}
