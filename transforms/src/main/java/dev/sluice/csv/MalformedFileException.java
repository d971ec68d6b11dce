package dev.sluice.csv;

import java.io.IOException;

/** A file as a whole cannot be read as CSV, because of its header. The message is complete. */
public final class MalformedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  public MalformedFileException(String message) {
    super(message);
  }
}
