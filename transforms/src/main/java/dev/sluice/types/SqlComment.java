package dev.sluice.types;

/** Comments that end where their line does, whatever names are in them. */
final class SqlComment {
  private SqlComment() {}

  static String of(String text) {
    return "-- " + text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " ");
  }
}
