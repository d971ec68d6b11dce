package dev.sluice.verify;

import dev.sluice.row.BigEndian;

/**
 * Arrays by their dimensions and elements (array_send in PostgreSQL's arrayfuncs.c: dimensions,
 * whether there are nulls, the elements' type; of each dimension its length and first index; the
 * elements behind their lengths). Where they begin to count is no part of what Cassandra holds.
 */
record CanonicalArray(CanonicalField element) implements CanonicalField {

  @Override
  public void write(byte[] bytes, int offset, int length, CanonicalBytes out) {
    int dimensions = BigEndian.int32(bytes, offset);
    int at = offset + 3 * Integer.BYTES;
    out.putInt(dimensions);
    for (int dimension = 0; dimension < dimensions; dimension++) {
      out.putInt(BigEndian.int32(bytes, at));
      at += 2 * Integer.BYTES;
    }
    while (at < offset + length) {
      int size = BigEndian.int32(bytes, at);
      at += Integer.BYTES;
      int frame = out.frame(size < 0);
      if (size >= 0) {
        element.write(bytes, at, size, out);
        at += size;
      }
      out.frameEnds(frame);
    }
  }
}
