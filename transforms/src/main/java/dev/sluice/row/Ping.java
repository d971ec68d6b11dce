package dev.sluice.row;

import java.time.Duration;
import java.time.Instant;

/**
 * One question to a server and its answer.
 *
 * @param nanos between the two
 * @param aheadMillis how far the server's clock is ahead of this machine's, if both ways took the
 *     same time; negative if it is behind
 */
public record Ping(long nanos, double aheadMillis) {

  /**
   * A question that has been answered.
   *
   * @param sent when it was asked, by this machine's clock
   * @param server the server's clock in the answer
   */
  public static Ping of(Instant sent, long nanos, Instant server) {
    double between = Duration.between(sent, server).toNanos();
    return new Ping(nanos, (between - nanos / 2.0) / 1e6);
  }
}
