package dev.sluice.encode;

/**
 * Writes one column's non-null cells as CSV fields. One instance serves one column of one encoder,
 * on one thread. Implementations read {@code length} bytes at {@code offset} and allocate nothing
 * on their usual path.
 */
interface ColumnCodec {

  /**
   * Writes one value.
   *
   * @throws RefusedValueException if PostgreSQL has no such value
   */
  void write(byte[] cell, int offset, int length, CsvBuffer out) throws RefusedValueException;

  /**
   * Whether a cell of zero bytes stands for null. Cassandra's drivers read it so for every type but
   * text and blob.
   */
  default boolean emptyIsNull() {
    return true;
  }
}
