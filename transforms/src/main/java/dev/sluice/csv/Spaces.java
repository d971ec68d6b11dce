package dev.sluice.csv;

/** What {@code trim} takes for space: ASCII white space other than line ends. */
final class Spaces {
  private Spaces() {}

  static boolean is(char character) {
    return character == ' '
        || character == '\t'
        || character == '\u000B'
        || character == '\f'
        || (character >= '\u001C' && character <= '\u001F');
  }
}
