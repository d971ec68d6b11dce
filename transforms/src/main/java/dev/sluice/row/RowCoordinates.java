package dev.sluice.row;

import java.io.Serializable;

/** Says where an encoded row came from, so that a person finds it in the source. */
@FunctionalInterface
public interface RowCoordinates extends Serializable {

  /**
   * A JSON object such as {@code {"keyspace":"shop","table":"orders","token":-42,"key":{"id":7}}}.
   *
   * @param row one row in COPY's CSV, or a record of text as its source holds it
   * @param place as in {@link EncodedRows}; empty if it is unknown
   */
  String of(byte[] row, long[] place);
}
