package dev.sluice.cassandra;

import dev.sluice.row.ReadFailure;

/** A page that cannot be had, after all attempts. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ReadFailure failure;

  UnreadableException(ReadFailure failure, Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
  }

  ReadFailure failure() {
    return failure;
  }
}
