package dev.sluice.csv;

/** What is wrong with a record whatever its fields are. */
enum Fault {
  NONE(""),
  TEXT_AFTER_QUOTE(
      "text follows a closing quote; expected a delimiter or the end of the line there, and quotes"
          + " inside of a field doubled or escaped"),
  UNCLOSED(
      "its quote never closes: no closing quote within "
          + RecordScanner.MEBIBYTES
          + " MiB or up to the end of the file; the record is taken to be its first line"),
  TOO_LONG(
      "it is longer than "
          + RecordScanner.MEBIBYTES
          + " MiB, the most that is read as one record; it is kept in pieces of that length"),
  ESCAPE_AT_END("it ends with an escape character that has nothing behind it"),
  HALF_CHARACTER("it ends with half a character: the file has an odd number of bytes in UTF-16");

  private final String reason;

  Fault(String reason) {
    this.reason = reason;
  }

  /** As the end of a sentence about the record. */
  String reason() {
    return reason;
  }
}
