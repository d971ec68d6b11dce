package dev.sluice.csv;

import java.io.IOException;

/** Takes records apart. */
interface RecordParser {

  /**
   * Parses whole records, none of them a blank line.
   *
   * @param text their UTF-8, one char for each byte
   * @return how many records it saw, which the sink has all got
   * @throws IOException if the text is malformed; the sink may have got a part of it
   */
  int parse(char[] text, int length, FieldSink sink) throws IOException;
}
