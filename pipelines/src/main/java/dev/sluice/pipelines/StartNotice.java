package dev.sluice.pipelines;

import dev.sluice.ledger.UsageLedger;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Says once that a cluster has begun nothing: it waits for executors without an end or an error.
 */
final class StartNotice {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final PrintStream out;
  private final long untilNanos;
  private boolean waits;

  /**
   * @param master of Spark; its threads are this process's if it is local
   */
  StartNotice(String master, Duration patience, PrintStream out) {
    this.out = out;
    this.untilNanos = System.nanoTime() + patience.toNanos();
    this.waits = !master.startsWith("local");
  }

  /** For a run whose settings are in Spark's system properties by now. */
  static StartNotice ofRun(PrintStream out) {
    return new StartNotice(System.getProperty("spark.master", "local"), PATIENCE, out);
  }

  void show(Connection ledger, String runId) throws SQLException {
    if (isDue()) {
      say(UsageLedger.hasWorker(ledger, runId));
    }
  }

  boolean isDue() {
    return waits && System.nanoTime() - untilNanos >= 0;
  }

  /**
   * @param begun whether a process other than this one works for the run
   */
  void say(boolean begun) {
    waits = false;
    if (!begun) {
      out.println(
          "Nothing has begun yet: the cluster has given this run no executor that stays. Compare spark.executor.memory, spark.executor.cores and spark.cores.max with what its workers have free, and look at what executors that end have printed. The run goes on waiting.");
    }
  }
}
