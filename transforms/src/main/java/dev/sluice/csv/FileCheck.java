package dev.sluice.csv;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;

/** Whether a file is still what it was when its units were planned. */
final class FileCheck {
  private static final String NEXT =
      " Nothing of this unit is kept. Write files under another name and rename them when they are"
          + " complete; load the new content as a new file.";

  private FileCheck() {}

  /**
   * Compares what the file system says. A file that grows has its content compared at the end, so
   * far as it was planned.
   *
   * @throws ChangedFileException if it differs
   */
  static void sizeAndTime(FileVersion file, OnChanged onChanged) throws IOException {
    MatchResult.Metadata found;
    try {
      found = FileSystems.matchSingleFileSpec(file.path());
    } catch (FileNotFoundException e) {
      throw new ChangedFileException(
          ("File %s is not there any more; expected the %,d bytes that were found when its units"
                  + " were planned. Put it back and run the same command again; move files away only"
                  + " when they are loaded.")
              .formatted(file.path(), file.size()));
    }
    if (onChanged == OnChanged.APPEND && found.sizeBytes() > file.size()) {
      return;
    }
    if (found.sizeBytes() != file.size()) {
      throw changed(file, "%,d bytes".formatted(found.sizeBytes()), "%,d".formatted(file.size()));
    }
    if (found.lastModifiedMillis() != file.modifiedMillis()) {
      throw changed(
          file,
          "the modification time " + found.lastModifiedMillis(),
          file.modifiedMillis() + " (milliseconds since 1970)");
    }
  }

  /**
   * Compares head and tail.
   *
   * @throws ChangedFileException if they differ
   */
  static void content(FileVersion file) throws IOException {
    String found = Fingerprints.of(file);
    if (!found.equals(file.fingerprint())) {
      throw changed(file, "the fingerprint " + found, file.fingerprint());
    }
  }

  /** A complete message about trouble with reading. */
  static String unreadable(FileVersion file, IOException trouble) {
    return ("Cannot read file %s: %s. Expected the %,d bytes that were found when its units were"
            + " planned. Check that every worker can read it, then run the same command again.")
        .formatted(file.path(), trouble.getMessage(), file.size());
  }

  private static ChangedFileException changed(FileVersion file, String found, String expected) {
    return new ChangedFileException(
        "File %s has changed since its units were planned: it has %s, expected %s."
                .formatted(file.path(), found, expected)
            + NEXT);
  }
}
