package dev.sluice.encode;

/**
 * Brings one column's non-null cells into PostgreSQL's binary form, as the types' receive functions
 * read it, and back. A cell and a field are framed alike, by their length as an int32. One instance
 * serves one column of one encoder, on one thread, and allocates nothing on its usual path.
 */
interface BinaryCodec {

  /**
   * Whether the cell is the field, byte for byte; then nobody has to write it.
   *
   * @throws RefusedValueException if PostgreSQL has no such value
   */
  default boolean isField(byte[] cell, int offset, int length) throws RefusedValueException {
    return false;
  }

  /**
   * Writes the field with its length, of a cell that is not the field already.
   *
   * @throws RefusedValueException if PostgreSQL has no such value
   */
  default void write(byte[] cell, int offset, int length, RowBuffer out)
      throws RefusedValueException {
    frame(cell, offset, length, out);
  }

  /**
   * Whether {@link #restore} writes not the cell, which cannot be known, but the text that CSV has.
   */
  default boolean restoresText() {
    return false;
  }

  /** Writes the cell with its length that gives this field. */
  default void restore(byte[] field, int offset, int length, RowBuffer cells) {
    frame(field, offset, length, cells);
  }

  /** As {@link ColumnCodec#emptyIsNull}. */
  default boolean emptyIsNull() {
    return true;
  }

  private static void frame(byte[] bytes, int offset, int length, RowBuffer out) {
    out.putInt32(length);
    out.put(bytes, offset, length);
  }
}
