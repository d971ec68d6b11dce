package dev.sluice.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the SQL files beside this package. */
final class SqlFile {
  private SqlFile() {}

  static String read(String name) {
    try (InputStream in = SqlFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Sluice bug: no " + name + " in the jar.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
