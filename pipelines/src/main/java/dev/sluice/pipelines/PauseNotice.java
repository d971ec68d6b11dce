package dev.sluice.pipelines;

import java.io.PrintStream;

/** Says when somebody has paused the run in the ledger, and when it goes on. */
final class PauseNotice {
  private final PrintStream out;
  private boolean paused;

  PauseNotice(PrintStream out) {
    this.out = out;
  }

  /**
   * @param now as each look at the ledger finds it
   */
  void show(boolean now) {
    if (now != paused) {
      paused = now;
      out.println(
          now ? "Paused: no more units are begun until \"sluice control resume\"." : "Resumed.");
    }
  }
}
