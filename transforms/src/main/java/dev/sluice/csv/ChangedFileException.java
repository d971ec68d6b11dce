package dev.sluice.csv;

import java.io.IOException;

/** A file is no longer what it was when its units were planned. The message is complete. */
final class ChangedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  ChangedFileException(String message) {
    super(message);
  }
}
