package dev.sluice.it.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
  private static final int ATTEMPTS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Pattern ERROR =
      Pattern.compile("(ERROR: duplicate key[^\\n]*|[\\w.]*(?:Exception|Error): [^\\n]*)");
  private static final int ERROR_CHARS = 160;

  /** Kills as soon as half of the rows are committed; one that ends before is tried again. */
  static PeerKill of(PeerInput input, PeerSystem system, int streams, boolean key)
      throws Exception {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try (PeerTarget target = input.emptyTarget(system, key)) {
        List<String> arguments = input.arguments(system, target, streams);
        if (killAtHalf(input, system, target, arguments)) {
          return startAgain(input, system, target, arguments);
        }
      }
    }
    throw new AssertionError(system + " always ended before its kill");
  }

  /** False when it ended before. */
  private static boolean killAtHalf(
      PeerInput input, PeerSystem system, PeerTarget target, List<String> arguments)
      throws Exception {
    try (PeerProcess process = PeerProcess.start(system, arguments)) {
      boolean half = process.awaitOrEnd(() -> target.rows() >= input.rows() / 2);
      process.kill();
      awaitNoOther(target);
      return half;
    }
  }

  private static PeerKill startAgain(
      PeerInput input, PeerSystem system, PeerTarget target, List<String> arguments)
      throws Exception {
    long killedAt = target.rows();
    try (PeerProcess process = PeerProcess.start(system, arguments)) {
      process.awaitEnd();
      int exitCode = process.exitCode();
      return new PeerKill(
          input.rows(),
          killedAt,
          exitCode,
          target.rows(),
          target.keys(),
          exitCode == 0 ? "" : error(process.tail()));
    }
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
