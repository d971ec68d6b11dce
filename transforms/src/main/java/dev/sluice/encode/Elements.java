package dev.sluice.encode;

import dev.sluice.row.BigEndian;

/**
 * Goes over the elements of a collection's cell where they lie (native_protocol_v5.spec §6). One
 * instance serves one column, on one thread.
 */
abstract class Elements {
  private byte[] cell = new byte[0];
  private int end;
  private int next;
  private int at;
  private int length;

  /** Those of a list or a set: their number, then each with its length as an int32. */
  static Elements counted() {
    return new Counted(1);
  }

  /** Those of a map: the number of entries, then each key and each value with its length. */
  static Elements pairs() {
    return new Counted(2);
  }

  /** Those of a tuple or a user-defined type: each with its length; the last may be missing. */
  static Elements framed() {
    return new Framed();
  }

  /** Begins with a cell; returns the number of elements. */
  final int start(byte[] bytes, int offset, int size) throws RefusedValueException {
    cell = bytes;
    next = offset;
    end = offset + size;
    return count();
  }

  /** Goes to the next element. */
  abstract void step() throws RefusedValueException;

  /** Writes one element as cells have it. */
  abstract void put(byte[] element, int offset, int size, RowBuffer out);

  /** Writes what stands for an element that is null. */
  abstract void putNull(RowBuffer out);

  /** Writes what comes before so many elements. */
  void putCount(int count, RowBuffer out) {}

  /** Whether elements have their lengths before them as PostgreSQL's have. */
  boolean framesAreFields() {
    return false;
  }

  /** Reads the number of elements. */
  abstract int count() throws RefusedValueException;

  /** Offset of the element's first byte. */
  final int at() {
    return at;
  }

  final int length() {
    return length;
  }

  /** Where the next element, or its length, begins. */
  final int next() {
    return next;
  }

  final boolean atEnd() {
    return next == end;
  }

  /** Whether the element is null, or its zero bytes stand for that. */
  final boolean isNull(boolean emptyIsNull) {
    return length < 0 || length == 0 && emptyIsNull;
  }

  /** Refuses what is left behind the last element. */
  final void end() throws RefusedValueException {
    if (next != end) {
      throw new RefusedValueException(
          "its cell has %,d bytes more than its type says".formatted(end - next));
    }
  }

  /** The element is so many of the bytes that come now; none if it is null. */
  final void take(int size) throws RefusedValueException {
    length = size;
    at = next;
    next = advanced(Math.max(0, size));
  }

  final int int32() throws RefusedValueException {
    int from = next;
    next = advanced(Integer.BYTES);
    return BigEndian.int32(cell, from);
  }

  final int int8() throws RefusedValueException {
    int from = next;
    next = advanced(Byte.BYTES);
    return cell[from] & 0xFF;
  }

  private int advanced(int size) throws RefusedValueException {
    if (size > end - next) {
      throw new RefusedValueException("its cell ends too early");
    }
    return next + size;
  }

  private static class Framed extends Elements {
    @Override
    int count() throws RefusedValueException {
      return 0;
    }

    @Override
    final void step() throws RefusedValueException {
      take(int32());
    }

    @Override
    final void put(byte[] element, int offset, int size, RowBuffer out) {
      out.putInt32(size);
      out.put(element, offset, size);
    }

    @Override
    final void putNull(RowBuffer out) {
      out.putInt32(-1);
    }
  }

  private static final class Counted extends Framed {
    private final int parts;

    Counted(int parts) {
      this.parts = parts;
    }

    @Override
    int count() throws RefusedValueException {
      // Drivers read a cell of zero bytes as empty.
      int count = atEnd() ? 0 : int32();
      if (count < 0 || (long) count * parts * Integer.BYTES > Integer.MAX_VALUE) {
        throw new RefusedValueException("its cell says that it has %,d elements".formatted(count));
      }
      return count;
    }

    @Override
    void putCount(int count, RowBuffer out) {
      out.putInt32(count);
    }

    @Override
    boolean framesAreFields() {
      return true;
    }
  }
}
