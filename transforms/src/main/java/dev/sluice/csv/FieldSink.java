package dev.sluice.csv;

/** Takes the fields of one record after the other. */
interface FieldSink {

  /**
   * One field, of which the chars are the bytes of its UTF-8.
   *
   * @param quoted whether it can be no null
   */
  void field(char[] text, int offset, int length, boolean quoted);

  /** A field that is null. */
  void nullField();

  void endRecord();
}
