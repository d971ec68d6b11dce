package dev.sluice.copy;

/** A unit rejects more rows than its job may; the message shows one of them. */
final class TooManyRejectsException extends Exception {
  private static final long serialVersionUID = 1L;

  TooManyRejectsException(String message) {
    super(message);
  }

  String said() {
    return String.valueOf(getMessage());
  }
}
