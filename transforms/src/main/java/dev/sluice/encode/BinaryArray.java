package dev.sluice.encode;

import dev.sluice.row.BigEndian;

/**
 * A list, a set or a vector into an array: dimensions, whether there are nulls, the elements' type,
 * for the one dimension its size and lower bound, and the elements with their lengths (array_recv
 * in arrayfuncs.c). An empty array has no dimension. A list's elements that are fields already are
 * copied with their neighbours as one piece.
 */
final class BinaryArray implements BinaryCodec {
  private static final int NULL = -1;
  private static final int HEADER = 3 * Integer.BYTES;
  private static final int DIMENSION = 2 * Integer.BYTES;

  private final Elements elements;
  private final BinaryCodec element;
  private final int oid;
  private final boolean emptyIsNull;
  private boolean nulls;

  /**
   * @param oid of the elements' type
   * @param emptyIsNull of the whole cell
   */
  BinaryArray(Elements elements, BinaryCodec element, int oid, boolean emptyIsNull) {
    this.elements = elements;
    this.element = element;
    this.oid = oid;
    this.emptyIsNull = emptyIsNull;
  }

  @Override
  public boolean emptyIsNull() {
    return emptyIsNull;
  }

  @Override
  public void write(byte[] cell, int offset, int length, RowBuffer out)
      throws RefusedValueException {
    int count = elements.start(cell, offset, length);
    int frame = out.size();
    out.putInt32(0);
    out.putInt32(count == 0 ? 0 : 1);
    out.putInt32(0);
    out.putInt32(oid);
    nulls = false;
    if (count > 0) {
      out.putInt32(count);
      out.putInt32(1);
      put(cell, count, out);
    }
    elements.end();
    if (nulls) {
      out.setInt32(frame + 2 * Integer.BYTES, 1);
    }
    out.setInt32(frame, out.size() - frame - Integer.BYTES);
  }

  private void put(byte[] cell, int count, RowBuffer out) throws RefusedValueException {
    boolean pieces = elements.framesAreFields();
    int piece = elements.next();
    for (int i = 0; i < count; i++) {
      int start = elements.next();
      elements.step();
      try {
        if (!isField(cell)) {
          out.put(cell, piece, pieces ? start - piece : 0);
          put(cell, out);
          piece = elements.next();
        } else if (!pieces) {
          out.putInt32(elements.length());
          out.put(cell, elements.at(), elements.length());
        }
      } catch (RefusedValueException e) {
        throw e.at(i);
      }
    }
    out.put(cell, piece, pieces ? elements.next() - piece : 0);
  }

  private boolean isField(byte[] cell) throws RefusedValueException {
    if (elements.length() < 0) {
      nulls = true;
      return elements.framesAreFields();
    }
    return !elements.isNull(element.emptyIsNull())
        && element.isField(cell, elements.at(), elements.length());
  }

  private void put(byte[] cell, RowBuffer out) throws RefusedValueException {
    if (elements.isNull(element.emptyIsNull())) {
      nulls = true;
      out.putInt32(NULL);
    } else {
      element.write(cell, elements.at(), elements.length(), out);
    }
  }

  @Override
  public void restore(byte[] field, int offset, int length, RowBuffer cells) {
    int frame = cells.size();
    cells.putInt32(0);
    int count = BigEndian.int32(field, offset) == 0 ? 0 : BigEndian.int32(field, offset + HEADER);
    elements.putCount(count, cells);
    RowBuffer one = new RowBuffer(64);
    int at = offset + HEADER + DIMENSION;
    for (int i = 0; i < count; i++) {
      int size = BigEndian.int32(field, at);
      at += Integer.BYTES;
      if (size < 0) {
        elements.putNull(cells);
      } else {
        one.truncate(0);
        element.restore(field, at, size, one);
        elements.put(one.array(), Integer.BYTES, one.size() - Integer.BYTES, cells);
        at += size;
      }
    }
    cells.setInt32(frame, cells.size() - frame - Integer.BYTES);
  }
}
