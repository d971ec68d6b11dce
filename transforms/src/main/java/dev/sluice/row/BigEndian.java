package dev.sluice.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in bytes, big-endian as Cassandra and PostgreSQL write them. */
public final class BigEndian {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private BigEndian() {}

  public static short int16(byte[] bytes, int offset) {
    return (short) SHORT.get(bytes, offset);
  }

  public static int int32(byte[] bytes, int offset) {
    return (int) INT.get(bytes, offset);
  }

  public static long int64(byte[] bytes, int offset) {
    return (long) LONG.get(bytes, offset);
  }

  public static void put16(byte[] bytes, int offset, short value) {
    SHORT.set(bytes, offset, value);
  }

  public static void put32(byte[] bytes, int offset, int value) {
    INT.set(bytes, offset, value);
  }

  public static void put64(byte[] bytes, int offset, long value) {
    LONG.set(bytes, offset, value);
  }

  /** A two's complement number of 1 to 8 bytes. */
  public static long signed(byte[] bytes, int offset, int length) {
    long value = bytes[offset];
    for (int i = 1; i < length; i++) {
      value = (value << 8) | (bytes[offset + i] & 0xFF);
    }
    return value;
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
  }
}
