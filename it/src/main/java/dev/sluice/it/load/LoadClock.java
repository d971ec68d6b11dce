package dev.sluice.it.load;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time as the generator sees it. */
interface LoadClock {

  /** The machine's own. */
  LoadClock SYSTEM =
      new LoadClock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public long epochMillis() {
          return System.currentTimeMillis();
        }

        @Override
        public boolean waitUntil(long nanos, CountDownLatch stop) throws InterruptedException {
          return !stop.await(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
      };

  /** Only differences mean something. */
  long nanos();

  long epochMillis();

  /** Returns true then, at once if it is past; false as soon as {@code stop} is down. */
  boolean waitUntil(long nanos, CountDownLatch stop) throws InterruptedException;
}
