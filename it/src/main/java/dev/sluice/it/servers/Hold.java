package dev.sluice.it.servers;

import java.util.concurrent.CountDownLatch;

/** Stops a connection at a moment, tells so, and lets it go when it is told to. Thread-safe. */
public final class Hold implements AutoCloseable {

  /** Stops nobody. */
  static final Hold NONE = new Hold();

  static {
    NONE.release();
  }

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  Hold() {}

  /** Whether a connection has come to the moment. */
  public boolean isReached() {
    return reached.getCount() == 0;
  }

  /** Lets the connection go, and come to its cut. */
  public void release() {
    released.countDown();
  }

  @Override
  public void close() {
    release();
  }

  void reach() throws InterruptedException {
    reached.countDown();
    released.await();
  }
}
