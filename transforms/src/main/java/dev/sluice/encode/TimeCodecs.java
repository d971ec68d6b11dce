package dev.sluice.encode;

import dev.sluice.row.BigEndian;

/** Dates, times and durations, always in ISO order, whatever the session's DateStyle. */
final class TimeCodecs {
  /** 4714-11-24 BC, PostgreSQL's first day, in days since 1970. */
  private static final long FIRST_DAY = -2_440_588;

  /** 5874897-12-31, the last day of its date type. */
  private static final long LAST_DAY = 2_145_042_905;

  private static final long DAY_MILLIS = 86_400_000;
  private static final long FIRST_MILLI = FIRST_DAY * DAY_MILLIS;

  /** 294276-12-31, the last day of its timestamp types. */
  private static final long LAST_MILLI = 9_224_318_015_999_999L;

  private static final long DAY_NANOS = DAY_MILLIS * 1_000_000;
  private static final long HOUR_MICROS = 3_600_000_000L;

  private TimeCodecs() {}

  static ColumnCodec timestamp() {
    return new FixedCodec(8, (cell, at, out) -> putTimestamp(cell, at, ' ', "+00", out));
  }

  /** As ISO 8601 has it, in UTC; before our era as PostgreSQL reads it. */
  static ColumnCodec isoTimestamp() {
    return new FixedCodec(8, (cell, at, out) -> putTimestamp(cell, at, 'T', "Z", out));
  }

  /** Of microseconds since 1970, as Cassandra keeps the time of a write. */
  static ColumnCodec writeTime() {
    return new FixedCodec(8, TimeCodecs::putWriteTime);
  }

  static ColumnCodec date() {
    return new FixedCodec(4, TimeCodecs::putDate);
  }

  static ColumnCodec time() {
    return new FixedCodec(8, TimeCodecs::putTime);
  }

  /** Milliseconds since 1970, within PostgreSQL's timestamps. */
  static long millis(byte[] cell, int at) throws RefusedValueException {
    long millis = BigEndian.int64(cell, at);
    if (millis < FIRST_MILLI || millis > LAST_MILLI) {
      throw new RefusedValueException(
          millis
              + " ms since 1970 is outside PostgreSQL's timestamps, 4714-11-24 BC to 294276-12-31");
    }
    return millis;
  }

  /** Microseconds since 1970, within PostgreSQL's timestamps; there is no end to leave. */
  static long writeMicros(byte[] cell, int at) throws RefusedValueException {
    long micros = BigEndian.int64(cell, at);
    if (micros < FIRST_MILLI * 1000) {
      throw new RefusedValueException(
          micros + " µs since 1970 is before PostgreSQL's first timestamp, 4714-11-24 BC");
    }
    return micros;
  }

  /** Days since 1970, within PostgreSQL's dates; an unsigned int with 1970-01-01 at 2^31. */
  static long day(byte[] cell, int at) throws RefusedValueException {
    long day = (BigEndian.int32(cell, at) & 0xFFFF_FFFFL) - (1L << 31);
    if (day < FIRST_DAY || day > LAST_DAY) {
      throw new RefusedValueException(
          "day "
              + day
              + " since 1970 is outside PostgreSQL's dates, 4714-11-24 BC to 5874897-12-31");
    }
    return day;
  }

  /** Microseconds of the day. */
  static long micros(byte[] cell, int at) throws RefusedValueException {
    long nanos = BigEndian.int64(cell, at);
    if (nanos < 0 || nanos >= DAY_NANOS) {
      throw new RefusedValueException(nanos + " ns is no time of day");
    }
    return nanos / 1000;
  }

  private static void putTimestamp(byte[] cell, int at, char separator, String zone, CsvBuffer out)
      throws RefusedValueException {
    long millis = millis(cell, at);
    long day = Math.floorDiv(millis, DAY_MILLIS);
    long year = putDay(day, out);
    int ofDay = (int) Math.floorMod(millis, DAY_MILLIS);
    out.put(separator);
    putClock(ofDay / 1000, out);
    if (ofDay % 1000 != 0) {
      out.put('.');
      out.putPadded(ofDay % 1000, 3);
    }
    out.putAscii(zone);
    putEra(year, out);
  }

  private static void putWriteTime(byte[] cell, int at, CsvBuffer out)
      throws RefusedValueException {
    long micros = writeMicros(cell, at);
    long year = putDay(Math.floorDiv(micros, DAY_MILLIS * 1000), out);
    long ofDay = Math.floorMod(micros, DAY_MILLIS * 1000);
    out.put(' ');
    putClock((int) (ofDay / 1_000_000), out);
    out.put('.');
    out.putPadded(ofDay % 1_000_000, 6);
    out.putAscii("+00");
    putEra(year, out);
  }

  private static void putDate(byte[] cell, int at, CsvBuffer out) throws RefusedValueException {
    putEra(putDay(day(cell, at), out), out);
  }

  private static void putTime(byte[] cell, int at, CsvBuffer out) throws RefusedValueException {
    long micros = micros(cell, at);
    putClock((int) (micros / 1_000_000), out);
    out.put('.');
    out.putPadded(micros % 1_000_000, 6);
  }

  static ColumnCodec duration() {
    Vints vints = new Vints();
    return (cell, offset, length, out) -> {
      vints.read(cell, offset, length);
      putDuration(vints, out);
    };
  }

  /** Three zigzag vints: months, days, nanoseconds; all of one sign. */
  private static void putDuration(Vints vints, CsvBuffer out) throws RefusedValueException {
    long months = vints.next();
    long days = vints.next();
    long micros = vints.next() / 1000;
    vints.end();
    out.putLong(months);
    out.putAscii(" mons ");
    out.putLong(days);
    out.putAscii(" days ");
    out.putLong(micros / HOUR_MICROS);
    out.putAscii(" hours ");
    long rest = micros % HOUR_MICROS;
    if (rest < 0) {
      out.put('-');
      rest = -rest;
    }
    out.putLong(rest / 1_000_000);
    out.put('.');
    out.putPadded(rest % 1_000_000, 6);
    out.putAscii(" secs");
  }

  private static void putClock(int seconds, CsvBuffer out) {
    out.putPadded(seconds / 3600, 2);
    out.put(':');
    out.putPadded(seconds / 60 % 60, 2);
    out.put(':');
    out.putPadded(seconds % 60, 2);
  }

  /**
   * Writes year, month and day of the proleptic Gregorian calendar and returns the year, 0 for 1 BC
   * (days to civil date after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
   */
  private static long putDay(long epochDay, CsvBuffer out) {
    long z = epochDay + 719_468;
    long era = Math.floorDiv(z, 146_097);
    long dayOfEra = z - era * 146_097;
    long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    long shifted = (5 * dayOfYear + 2) / 153;
    long day = dayOfYear - (153 * shifted + 2) / 5 + 1;
    long month = shifted < 10 ? shifted + 3 : shifted - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    long shown = year > 0 ? year : 1 - year;
    out.putPadded(shown, Math.max(4, CsvBuffer.digits(shown)));
    out.put('-');
    out.putPadded(month, 2);
    out.put('-');
    out.putPadded(day, 2);
    return year;
  }

  private static void putEra(long year, CsvBuffer out) {
    if (year <= 0) {
      out.putAscii(" BC");
    }
  }
}
