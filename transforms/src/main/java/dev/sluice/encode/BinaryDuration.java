package dev.sluice.encode;

import dev.sluice.row.BigEndian;

/** Three vints, months, days and nanoseconds, into an interval: microseconds, days, months. */
final class BinaryDuration implements BinaryCodec {
  private static final int FIELD = Long.BYTES + 2 * Integer.BYTES;

  private final Vints vints = new Vints();

  @Override
  public void write(byte[] cell, int offset, int length, RowBuffer out)
      throws RefusedValueException {
    vints.read(cell, offset, length);
    int months = int32(vints.next(), "months");
    int days = int32(vints.next(), "days");
    long nanos = vints.next();
    vints.end();
    out.putInt32(FIELD);
    out.putInt64(nanos / 1000);
    out.putInt32(days);
    out.putInt32(months);
  }

  private static int int32(long value, String unit) throws RefusedValueException {
    if (value != (int) value) {
      throw new RefusedValueException(
          "%d %s are more than an interval can hold".formatted(value, unit));
    }
    return (int) value;
  }

  @Override
  public void restore(byte[] field, int offset, int length, RowBuffer cells) {
    cells.putInt32(3 * Vints.LONGEST);
    Vints.put(BigEndian.int32(field, offset + Long.BYTES + Integer.BYTES), cells);
    Vints.put(BigEndian.int32(field, offset + Long.BYTES), cells);
    Vints.put(BigEndian.int64(field, offset) * 1000, cells);
  }
}
