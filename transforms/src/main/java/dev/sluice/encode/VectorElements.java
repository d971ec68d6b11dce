package dev.sluice.encode;

import dev.sluice.types.CellType;
import dev.sluice.types.CqlType;

/** The elements of a vector's cell: as many as its type says. */
abstract class VectorElements extends Elements {
  private static final int VARIABLE = 0;

  private final int dimension;

  private VectorElements(int dimension) {
    this.dimension = dimension;
  }

  @Override
  final int count() {
    return dimension;
  }

  /** Those of a fixed length, or each with its length as a vint. */
  static Elements of(CellType.VectorOf vector) {
    int width = width(vector.element());
    return width == VARIABLE ? new Sized(vector.dimension()) : new Fixed(vector.dimension(), width);
  }

  /** Bytes of every element of a vector, as Cassandra's valueLengthIfFixed gives them. */
  private static int width(CellType element) {
    if (element instanceof CellType.VectorOf vector) {
      return vector.dimension() * width(vector.element());
    }
    if (!(element instanceof CqlType scalar)) {
      return VARIABLE;
    }
    return switch (scalar) {
      case BOOLEAN -> Byte.BYTES;
      case INT, FLOAT -> Integer.BYTES;
      case BIGINT, DOUBLE, TIMESTAMP -> Long.BYTES;
      case UUID, TIMEUUID -> 2 * Long.BYTES;
      default -> VARIABLE;
    };
  }

  private static final class Fixed extends VectorElements {
    private final int width;

    Fixed(int dimension, int width) {
      super(dimension);
      this.width = width;
    }

    @Override
    void step() throws RefusedValueException {
      take(width);
    }

    @Override
    void put(byte[] element, int offset, int size, RowBuffer out) {
      out.put(element, offset, size);
    }

    @Override
    void putNull(RowBuffer out) {
      throw new IllegalStateException("Sluice bug: a null in a vector of fixed width.");
    }
  }

  private static final class Sized extends VectorElements {
    Sized(int dimension) {
      super(dimension);
    }

    /** An unsigned vint: the leading one bits of the first byte count the bytes that follow. */
    @Override
    void step() throws RefusedValueException {
      int first = int8();
      int more = Integer.numberOfLeadingZeros(~(first << 24));
      long size = more >= Byte.SIZE ? 0 : first & (0xFF >>> more);
      for (int i = 0; i < more; i++) {
        size = size << Byte.SIZE | int8();
      }
      if (size != (int) size || size < 0) {
        throw new RefusedValueException("its cell ends too early");
      }
      take((int) size);
    }

    @Override
    void put(byte[] element, int offset, int size, RowBuffer out) {
      out.putInt8(0xFF);
      out.putInt64(size);
      out.put(element, offset, size);
    }

    @Override
    void putNull(RowBuffer out) {
      put(new byte[0], 0, 0, out);
    }
  }
}
