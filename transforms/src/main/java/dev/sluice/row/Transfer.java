package dev.sluice.row;

import java.time.Duration;

/**
 * Data that went over a connection for a test.
 *
 * @param bytes without what the protocol adds
 */
public record Transfer(long bytes, long nanos) {

  /** By second; 0 if nothing was sent. */
  public double bytesPerSecond() {
    return bytes == 0 ? 0 : bytes * 1e9 / Math.max(1, nanos);
  }

  /**
   * When a test ends, whichever comes first.
   *
   * @param time counted from the first byte
   */
  public record Most(long bytes, Duration time) {
    /** Whether one of both is reached. */
    public boolean reached(long bytesSoFar, long nanosSoFar) {
      return bytesSoFar >= bytes || nanosSoFar >= time.toNanos();
    }
  }
}
