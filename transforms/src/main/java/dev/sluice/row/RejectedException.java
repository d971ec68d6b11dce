package dev.sluice.row;

/** More rows cannot be stored than the user allows; their unit was rolled back. */
public final class RejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RejectedException(String message) {
    super(message);
  }

  public RejectedException(String message, Throwable cause) {
    super(message, cause);
  }
}
