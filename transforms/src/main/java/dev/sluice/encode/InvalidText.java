package dev.sluice.encode;

/** What to do with text that PostgreSQL cannot store: a NUL byte, or bytes that are not UTF-8. */
public enum InvalidText {
  /** Refuse the row. */
  REJECT,
  /** Put U+FFFD in place of each bad byte, and count the value. */
  REPLACE,
  /** Leave the bad bytes out, and count the value. */
  STRIP
}
