package dev.sluice.it.load;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Keeps a bounded number of idempotent statements in flight and repeats those that time out. */
final class AsyncWrites {

  private static final int ATTEMPTS = 6;
  private static final long FIRST_PAUSE_MILLIS = 100;

  private final CqlSession session;
  private final int inFlight;
  private final Semaphore permits;
  private final AtomicLong retries = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  AsyncWrites(CqlSession session, int inFlight) {
    this.session = session;
    this.inFlight = inFlight;
    this.permits = new Semaphore(inFlight);
  }

  /** Sends the statement; waits while too many are on their way. */
  void submit(Statement<?> statement) throws InterruptedException {
    permits.acquire();
    failIfOneFailed();
    send(statement, 1);
  }

  /** Waits for all statements and returns how many were repeated. */
  long finish() throws InterruptedException {
    permits.acquire(inFlight);
    failIfOneFailed();
    return retries.get();
  }

  private void send(Statement<?> statement, int attempt) {
    var unused =
        session
            .executeAsync(statement)
            .whenComplete(
                (result, error) -> {
                  if (error == null) {
                    permits.release();
                  } else if (attempt < ATTEMPTS && isTemporary(error)) {
                    retries.incrementAndGet();
                    CompletableFuture.delayedExecutor(
                            FIRST_PAUSE_MILLIS << attempt, TimeUnit.MILLISECONDS)
                        .execute(() -> send(statement, attempt + 1));
                  } else {
                    failure.compareAndSet(null, error);
                    permits.release();
                  }
                });
  }

  private void failIfOneFailed() {
    Throwable cause = failure.get();
    if (cause != null) {
      throw new IllegalStateException(
          "Cannot write to Cassandra, after up to %d tries. Look at its log.".formatted(ATTEMPTS),
          cause);
    }
  }

  private static boolean isTemporary(Throwable error) {
    return error instanceof DriverTimeoutException
        || error instanceof WriteTimeoutException
        || error instanceof OverloadedException
        || error instanceof AllNodesFailedException;
  }
}
