package dev.sluice.it.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is in the target after a kill -9 in the middle and a second start with the same command.
 *
 * @param killedAt rows that were committed when the process was gone
 * @param exitCode of the second start
 * @param rows in the target at the end
 * @param keys different ones of them
 * @param error of the second start, if it failed
 */
record PeerKill(long expected, long killedAt, int exitCode, long rows, long keys, String error) {
  private static final double LATEST = 0.9;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final Pattern ERROR =
      Pattern.compile("(ERROR: duplicate key[^\\n]*|[\\w.]*(?:Exception|Error): [^\\n]*)");
  private static final int ERROR_CHARS = 160;

  /**
   * Kills when half of the rows are committed; where none is after {@value #LATEST} of the time
   * that the work took before, then.
   *
   * @param workSeconds of a whole run
   */
  static PeerKill of(
      PeerTable table, PeerSystem system, int streams, boolean key, double workSeconds)
      throws Exception {
    try (PeerTarget target = table.emptyTarget(system, key)) {
      PeerJob job = table.job(system, target, streams);
      try (PeerProcess first = PeerProcess.start(system, job)) {
        if (!first.awaitOrEnd(() -> isHalfDone(first, target, table.rows(), workSeconds))) {
          throw new AssertionError(system + " ended before its kill:\n" + first.tail());
        }
        first.kill();
      }
      awaitNoOther(target);
      long killedAt = target.rows();
      try (PeerProcess second = PeerProcess.start(system, job)) {
        second.awaitEnd();
        int exitCode = second.exitCode();
        return new PeerKill(
            table.rows(),
            killedAt,
            exitCode,
            target.rows(),
            target.keys(),
            exitCode == 0 ? "" : error(second.tail()));
      }
    }
  }

  private static boolean isHalfDone(
      PeerProcess process, PeerTarget target, long expected, double workSeconds)
      throws SQLException {
    long rows = target.rows();
    if (rows > 0) {
      return rows >= expected / 2;
    }
    double since =
        process.said("up").isEmpty()
            ? 0
            : (System.currentTimeMillis() - process.said("up").getAsLong()) / MILLIS_PER_SECOND;
    return since > LATEST * workSeconds;
  }

  /** A killed client's last transactions end a little later. */
  private static void awaitNoOther(PeerTarget target) throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (target.otherConnections() > 0) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Connections of a killed process are still there");
      }
      Thread.onSpinWait();
    }
  }

  private static String error(String output) {
    Matcher error = ERROR.matcher(output);
    String found = error.find() ? error.group(1) : "see its output";
    return found.substring(0, Math.min(ERROR_CHARS, found.length()));
  }

  long missing() {
    return expected - keys;
  }

  long doubled() {
    return rows - keys;
  }

  @Override
  public String toString() {
    return "killed at %,d rows, second start ended with %d: %,d rows, %,d missing, %,d doubled %s"
        .formatted(killedAt, exitCode, rows, missing(), doubled(), error);
  }
}
