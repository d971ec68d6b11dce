package dev.sluice.it.load;

import java.util.Locale;

/** How much a row of {@link StreamEventsTable} asks of who parses and stores it. */
public enum Complexity {
  /** Seven short columns without a quote. */
  BASIC,
  /** And text with separators, quotes and letters beyond ASCII, a decimal, a column with nulls. */
  MEDIUM,
  /** And JSON, text of several lines inside of quotes, and more columns of other types. */
  COMPLEX;

  boolean atLeast(Complexity other) {
    return compareTo(other) >= 0;
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
