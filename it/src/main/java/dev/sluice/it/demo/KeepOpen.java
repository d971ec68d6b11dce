package dev.sluice.it.demo;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Holds the process until its user has seen enough. */
final class KeepOpen {
  private KeepOpen() {}

  /** Returns on Enter; where there is no input, on an interrupt only. */
  static void untilEnterOrInterrupt() {
    try {
      int read;
      do {
        read = System.in.read();
      } while (read >= 0 && read != '\n');
      if (read < 0) {
        new CountDownLatch(1).await();
      }
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read standard input", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
