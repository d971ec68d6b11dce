package dev.sluice.row;

/** Where records go cannot be reached, or takes none now; another attempt may do better. */
public final class TargetAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TargetAwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
