package dev.sluice.encode;

/** A value that PostgreSQL cannot store; the message completes "column c: …". */
final class RefusedValueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  RefusedValueException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
