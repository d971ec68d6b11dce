package dev.sluice.it.load;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Draws values of the CQL types; the same seed and row draw the same values in the same order. */
final class RandomValues {

  private static final long FIRST_MILLI = Instant.parse("1950-01-01T00:00:00Z").toEpochMilli();
  private static final long LAST_MILLI = Instant.parse("2080-01-01T00:00:00Z").toEpochMilli();
  private static final long MICROS_OF_DAY = 86_400_000_000L;
  private static final int RARELY = 32;

  private static final double[] ODD_DOUBLES = {
    Double.NaN, -0.0, 0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE
  };
  private static final float[] ODD_FLOATS = {
    Float.NaN, -0.0f, 0.0f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE
  };

  private final SplittableRandom random;

  private RandomValues(SplittableRandom random) {
    this.random = random;
  }

  static RandomValues of(long seed, long row) {
    // A mixed start: neighbouring rows and neighbouring seeds share nothing.
    long start = seed ^ Long.rotateLeft(row * 0xD1B54A32D192ED03L, 29);
    start = (start ^ (start >>> 32)) * 0xDABA0B6EB09322E3L;
    start = (start ^ (start >>> 29)) * 0xFF51AFD7ED558CCDL;
    return new RandomValues(new SplittableRandom(start ^ (start >>> 32)));
  }

  /** Yes once in {@code times}. */
  boolean once(int times) {
    return random.nextInt(times) == 0;
  }

  int between(int first, int last) {
    return random.nextInt(first, last + 1);
  }

  /** From 0 (inclusive) to 1 (exclusive). */
  double fraction() {
    return random.nextDouble();
  }

  <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  String ascii(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) between(' ', '~'));
    }
    return text.toString();
  }

  int integer() {
    return random.nextInt();
  }

  long bigint() {
    return random.nextLong();
  }

  short smallint() {
    return (short) random.nextInt();
  }

  byte tinyint() {
    return (byte) random.nextInt();
  }

  boolean bool() {
    return random.nextBoolean();
  }

  float real() {
    return once(RARELY)
        ? ODD_FLOATS[random.nextInt(ODD_FLOATS.length)]
        : (float) random.nextDouble(-1e6, 1e6);
  }

  double precise() {
    return once(RARELY)
        ? ODD_DOUBLES[random.nextInt(ODD_DOUBLES.length)]
        : random.nextDouble(-1e12, 1e12);
  }

  BigInteger varint() {
    return new BigInteger(bytes(between(1, 13)));
  }

  /** With trailing zeros and negative scales now and then. */
  BigDecimal decimal() {
    return new BigDecimal(varint(), between(-3, 18));
  }

  UUID uuid() {
    return new UUID(
        (random.nextLong() & ~0xF000L) | 0x4000L,
        (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE);
  }

  UUID timeuuid() {
    return timeuuid(random.nextLong() & 0x0FFF_FFFF_FFFF_FFFFL);
  }

  /** The version 1 UUID of a time in 100 ns since 1582. */
  UUID timeuuid(long time) {
    long high = (time << 32) | ((time >>> 16) & 0xFFFF_0000L) | 0x1000L | (time >>> 48);
    return new UUID(high, (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE);
  }

  Instant timestamp() {
    return Instant.ofEpochMilli(random.nextLong(FIRST_MILLI, LAST_MILLI));
  }

  LocalDate date() {
    return LocalDate.ofEpochDay(between(-50_000, 50_000));
  }

  /** Whole microseconds: PostgreSQL has no finer ones. */
  LocalTime time() {
    return LocalTime.ofNanoOfDay(random.nextLong(MICROS_OF_DAY) * 1_000);
  }

  /** Whole microseconds; all parts with the same sign, as Cassandra asks. */
  CqlDuration duration() {
    int sign = once(RARELY) ? -1 : 1;
    return CqlDuration.newInstance(
        sign * between(0, 30),
        sign * between(0, 40),
        sign * random.nextLong(2 * MICROS_OF_DAY) * 1_000);
  }

  InetAddress inet() {
    try {
      return InetAddress.getByAddress(bytes(random.nextBoolean() ? 4 : 16));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 and 16 bytes are the lengths of addresses", e);
    }
  }

  ByteBuffer blob(int length) {
    return ByteBuffer.wrap(bytes(length));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
