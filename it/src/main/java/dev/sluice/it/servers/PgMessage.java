package dev.sluice.it.servers;

import java.nio.charset.StandardCharsets;

/**
 * One message of PostgreSQL's protocol as it is on the wire.
 *
 * @param type its type byte; {@link #UNTYPED} for what comes before the session and has none
 */
record PgMessage(char type, byte[] bytes) {

  static final char UNTYPED = 0;

  // Type byte and length.
  private static final int HEADER = 5;

  /** The text, ended by a zero byte, that the message begins with. */
  String text() {
    return text(HEADER);
  }

  /** The text behind the first one. */
  String secondText() {
    return text(end(HEADER) + 1);
  }

  /** The byte that the message begins with. */
  char firstByte() {
    return (char) bytes[HEADER];
  }

  /** The text behind {@link #firstByte()}. */
  String textAfterFirstByte() {
    return text(HEADER + 1);
  }

  private String text(int from) {
    return new String(bytes, from, end(from) - from, StandardCharsets.UTF_8);
  }

  private int end(int from) {
    int at = from;
    while (bytes[at] != 0) {
      at++;
    }
    return at;
  }

  @Override
  public String toString() {
    return "%s of %d bytes".formatted(type == UNTYPED ? "untyped" : type, bytes.length);
  }
}
