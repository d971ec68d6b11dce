package dev.sluice.encode;

import dev.sluice.row.BigEndian;

/** Dates, times and durations: PostgreSQL counts from 2000-01-01, in microseconds. */
final class BinaryTimes {
  private static final int DAYS_TO_2000 = 10_957;
  private static final long MILLIS_TO_2000 = DAYS_TO_2000 * 86_400_000L;
  private static final long CASSANDRA_EPOCH = 1L << 31;

  private BinaryTimes() {}

  static BinaryCodec timestamp() {
    return new Timestamp();
  }

  /** Of microseconds since 1970. */
  static BinaryCodec writeTime() {
    return new WriteTime();
  }

  static BinaryCodec date() {
    return new Date();
  }

  static BinaryCodec time() {
    return new Time();
  }

  private static final class Timestamp implements BinaryCodec {

    @Override
    public void write(byte[] cell, int offset, int length, RowBuffer out)
        throws RefusedValueException {
      FixedCodec.checkWidth(length, Long.BYTES);
      out.putInt32(Long.BYTES);
      out.putInt64((TimeCodecs.millis(cell, offset) - MILLIS_TO_2000) * 1000);
    }

    @Override
    public void restore(byte[] field, int offset, int length, RowBuffer cells) {
      cells.putInt32(Long.BYTES);
      cells.putInt64(BigEndian.int64(field, offset) / 1000 + MILLIS_TO_2000);
    }
  }

  private static final class WriteTime implements BinaryCodec {

    @Override
    public void write(byte[] cell, int offset, int length, RowBuffer out)
        throws RefusedValueException {
      FixedCodec.checkWidth(length, Long.BYTES);
      out.putInt32(Long.BYTES);
      out.putInt64(TimeCodecs.writeMicros(cell, offset) - MILLIS_TO_2000 * 1000);
    }

    @Override
    public void restore(byte[] field, int offset, int length, RowBuffer cells) {
      cells.putInt32(Long.BYTES);
      cells.putInt64(BigEndian.int64(field, offset) + MILLIS_TO_2000 * 1000);
    }
  }

  private static final class Date implements BinaryCodec {

    @Override
    public void write(byte[] cell, int offset, int length, RowBuffer out)
        throws RefusedValueException {
      FixedCodec.checkWidth(length, Integer.BYTES);
      out.putInt32(Integer.BYTES);
      out.putInt32((int) (TimeCodecs.day(cell, offset) - DAYS_TO_2000));
    }

    @Override
    public void restore(byte[] field, int offset, int length, RowBuffer cells) {
      cells.putInt32(Integer.BYTES);
      cells.putInt32((int) (BigEndian.int32(field, offset) + DAYS_TO_2000 + CASSANDRA_EPOCH));
    }
  }

  private static final class Time implements BinaryCodec {

    @Override
    public void write(byte[] cell, int offset, int length, RowBuffer out)
        throws RefusedValueException {
      FixedCodec.checkWidth(length, Long.BYTES);
      out.putInt32(Long.BYTES);
      out.putInt64(TimeCodecs.micros(cell, offset));
    }

    @Override
    public void restore(byte[] field, int offset, int length, RowBuffer cells) {
      cells.putInt32(Long.BYTES);
      cells.putInt64(BigEndian.int64(field, offset) * 1000);
    }
  }
}
