package dev.sluice.csv;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Ids that every run derives alike. */
final class FileIds {
  private static final int BYTES = 12;

  /** What the fingerprint covers in full: of a larger file the time of its change counts too. */
  private static final long COVERED = 128 * 1024;

  private FileIds() {}

  /** Of a version of a file: its path and its content. */
  static String of(FileVersion file) {
    return of(file, file.size() > COVERED ? String.valueOf(file.modifiedMillis()) : "");
  }

  /**
   * Of a version that took the place of another one. Its time counts too: a file may get back a
   * content that it had before.
   */
  static String ofChanged(FileVersion file) {
    return of(file, String.valueOf(file.modifiedMillis()));
  }

  /** Whether two versions of a path have one content, as far as fingerprint and time tell. */
  static boolean sameContent(FileVersion one, FileVersion other) {
    return one.fingerprint().equals(other.fingerprint())
        && (one.size() <= COVERED || one.modifiedMillis() == other.modifiedMillis());
  }

  private static String of(FileVersion file, String time) {
    String text = file.path() + '\0' + file.fingerprint() + '\0' + time;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** Of a unit: its file and its bytes. */
  static String ofUnit(String fileId, long from, String until) {
    return "f/" + fileId + "/" + from + ":" + until;
  }
}
