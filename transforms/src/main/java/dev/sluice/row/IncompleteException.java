package dev.sluice.row;

/**
 * Something outside Sluice (a server, the network, another run) stopped the work. What is committed
 * stays; the same command goes on from there.
 */
public final class IncompleteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public IncompleteException(String message) {
    super(message);
  }

  public IncompleteException(String message, Throwable cause) {
    super(message, cause);
  }
}
