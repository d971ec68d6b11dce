package dev.sluice.it.load;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Time that passes when it is waited for, and a little each time it is read. */
final class FakeClock implements LoadClock {
  private final long nanosPerReading;
  private final Consumer<CountDownLatch> onWait;
  private long nanos;

  /**
   * Begins at 0.
   *
   * @param onWait called at the begin of each waiting, with the latch that ends it
   */
  FakeClock(long nanosPerReading, Consumer<CountDownLatch> onWait) {
    this.nanosPerReading = nanosPerReading;
    this.onWait = onWait;
  }

  @Override
  public long nanos() {
    nanos += nanosPerReading;
    return nanos;
  }

  @Override
  public long epochMillis() {
    return 1_000_000 + nanos / 1_000_000;
  }

  @Override
  public boolean waitUntil(long until, CountDownLatch stop) {
    onWait.accept(stop);
    if (stop.getCount() == 0) {
      return false;
    }
    nanos = Math.max(nanos, until);
    return true;
  }
}
