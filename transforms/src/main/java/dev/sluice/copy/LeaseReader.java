package dev.sluice.copy;

import java.time.Duration;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.io.UnboundedSource.CheckpointMark;
import org.apache.beam.sdk.io.UnboundedSource.UnboundedReader;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/** Issues the leases of one stream. */
final class LeaseReader extends UnboundedReader<Lease> {
  private final LeaseSource source;
  private final int stream;
  private final Duration every;
  private long issuedMillis;
  private @Nullable Lease current;

  /**
   * @param issuedMillis when the last one was issued
   */
  LeaseReader(LeaseSource source, int stream, Duration every, long issuedMillis) {
    this.source = source;
    this.stream = stream;
    this.every = every;
    this.issuedMillis = issuedMillis;
  }

  @Override
  public boolean start() {
    return advance();
  }

  @Override
  public boolean advance() {
    long now = System.currentTimeMillis();
    // A clock that was set back must not end the stream.
    boolean due = Math.abs(now - issuedMillis) >= every.toMillis();
    current = due ? Lease.issue(stream) : null;
    issuedMillis = due ? now : issuedMillis;
    return due;
  }

  @Override
  public Lease getCurrent() {
    if (current == null) {
      throw new NoSuchElementException();
    }
    return current;
  }

  @Override
  public Instant getCurrentTimestamp() {
    return Instant.now();
  }

  @Override
  public Instant getWatermark() {
    return Instant.now();
  }

  @Override
  public CheckpointMark getCheckpointMark() {
    return new LeaseSource.Issued(issuedMillis);
  }

  @Override
  public UnboundedSource<Lease, ?> getCurrentSource() {
    return source;
  }

  @Override
  public void close() {}
}
