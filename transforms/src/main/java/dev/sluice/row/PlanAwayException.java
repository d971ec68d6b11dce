package dev.sluice.row;

/** The plan of a stream cannot be reached; a later attempt with a new connection may do better. */
public final class PlanAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PlanAwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
