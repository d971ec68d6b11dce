package dev.sluice.it.stream;

import dev.sluice.it.servers.ForkedMain.Condition;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A command at work in a thread of this JVM. */
final class Running {
  private static final long PATIENCE_NANOS = Duration.ofMinutes(2).toNanos();
  private static final long POLL_MILLIS = 10;

  private final CompletableFuture<StreamTarget.Result> end;

  Running(CompletableFuture<StreamTarget.Result> end) {
    this.end = end;
  }

  /** Waits until the condition holds; fails if the command ends before. */
  void await(Condition condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.holds()) {
      failIfEnded();
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("Two minutes passed before the condition held.");
      }
    }
  }

  /** Waits for the command's own end. */
  StreamTarget.Result end() throws Exception {
    return end.get(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
  }

  private void failIfEnded() throws Exception {
    try {
      StreamTarget.Result result = end.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      throw new AssertionError("The command ended before the condition held:\n" + result.output());
    } catch (TimeoutException e) {
      // It goes on.
    }
  }
}
