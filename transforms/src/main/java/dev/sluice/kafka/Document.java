package dev.sluice.kafka;

import org.jspecify.annotations.Nullable;

/** Reads the columns that come from a record's value, or from its key. */
interface Document {

  /**
   * Sets the cells of all columns that the document has something for.
   *
   * @return what is wrong with the document, as the end of a sentence that begins with it; null if
   *     nothing is. Then the cells are of no use
   */
  @Nullable String read(byte[] document, RecordCells cells);
}
