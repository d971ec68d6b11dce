package dev.sluice.csv;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;

/** The charsets that a file may be in: UTF-8, the three UTF-16 and all with one byte for a char. */
public final class Charsets {
  private static final List<Charset> UNICODE =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_16,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE);
  private static final String EXPECTED =
      " Expected UTF-8, UTF-16, UTF-16LE, UTF-16BE or a charset with one byte for each character,"
          + " such as ISO-8859-1 or windows-1252.";

  private Charsets() {}

  /** What is wrong with the name of a charset, as a complete message; empty if it can be read. */
  public static Optional<String> problem(String name) {
    Charset charset;
    try {
      charset = Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.of("Unknown charset: \"" + name + "\"." + EXPECTED);
    }
    if (UNICODE.contains(charset) || isOfSingleBytes(charset)) {
      return Optional.empty();
    }
    return Optional.of(
        "Unsupported charset: \""
            + name
            + "\" uses more than one byte for some characters."
            + EXPECTED
            + " Convert the files to UTF-8 first.");
  }

  private static boolean isOfSingleBytes(Charset charset) {
    if (!charset.canEncode() || charset.newEncoder().maxBytesPerChar() > 1) {
      return false;
    }
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return charset.decode(ByteBuffer.wrap(bytes)).length() == bytes.length;
  }
}
