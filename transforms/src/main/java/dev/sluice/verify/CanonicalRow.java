package dev.sluice.verify;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A row of PostgreSQL's binary COPY, written so that equal rows give equal bytes. One thread. */
final class CanonicalRow {
  private final CanonicalField[] fields;
  private final int[] key;
  private final int[] starts;
  private final int[] lengths;
  private final CanonicalBytes out = new CanonicalBytes();
  private byte[] bytes = new byte[0];

  CanonicalRow(Compared compared) {
    fields = compared.types().stream().map(CanonicalField::of).toArray(CanonicalField[]::new);
    key = compared.key().stream().mapToInt(Integer::intValue).toArray();
    starts = new int[fields.length];
    lengths = new int[fields.length];
  }

  /**
   * Takes a row apart (PostgreSQL, "COPY: Binary Format: Tuples").
   *
   * @throws IllegalStateException if it has another number of fields
   */
  void read(byte[] rows, int start) {
    bytes = rows;
    ByteBuffer row = ByteBuffer.wrap(rows);
    int count = row.getShort(start);
    if (count != fields.length) {
      throw new IllegalStateException(
          "Sluice bug: a row has %d fields, expected %d.".formatted(count, fields.length));
    }
    int at = start + Short.BYTES;
    for (int field = 0; field < count; field++) {
      lengths[field] = row.getInt(at);
      at += Integer.BYTES;
      starts[field] = at;
      at += Math.max(0, lengths[field]);
    }
  }

  /** The values of its key; until the next call. */
  CanonicalBytes key() {
    out.clear();
    for (int column : key) {
      write(column);
    }
    return out;
  }

  /** All its values; until the next call. */
  CanonicalBytes all() {
    out.clear();
    for (int column = 0; column < fields.length; column++) {
      write(column);
    }
    return out;
  }

  /** Indexes of the columns in which two rows differ. */
  List<Integer> differing(byte[] one, byte[] other) {
    List<byte[]> values = values(one);
    List<byte[]> others = values(other);
    List<Integer> differing = new ArrayList<>();
    for (int column = 0; column < fields.length; column++) {
      if (!Arrays.equals(values.get(column), others.get(column))) {
        differing.add(column);
      }
    }
    return differing;
  }

  private List<byte[]> values(byte[] row) {
    read(row, 0);
    List<byte[]> values = new ArrayList<>();
    for (int column = 0; column < fields.length; column++) {
      out.clear();
      write(column);
      values.add(out.copy());
    }
    return values;
  }

  private void write(int column) {
    int length = lengths[column];
    int frame = out.frame(length < 0);
    if (length >= 0) {
      fields[column].write(bytes, starts[column], length, out);
    }
    out.frameEnds(frame);
  }
}
