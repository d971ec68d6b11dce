package dev.sluice.kafka;

import java.time.Instant;

/** Moments in ISO 8601. */
final class Moments {
  private static final long DAY = 86_400_000;

  /** The first moments of the years 0 and 10000: between them a year has four digits. */
  private static final long YEAR_0 = -62_167_219_200_000L;

  private static final long YEAR_10000 = 253_402_300_800_000L;

  private Moments() {}

  /** Such as {@code 2024-02-29T12:30:00.250Z}. */
  static void putMillis(long millis, Bytes out) {
    if (millis < YEAR_0 || millis >= YEAR_10000) {
      out.putAscii(Instant.ofEpochMilli(millis).toString());
      return;
    }
    putDay(Math.floorDiv(millis, DAY), out);
    int ofDay = (int) Math.floorMod(millis, DAY);
    out.put('T');
    putTwo(ofDay / 3_600_000, out);
    out.put(':');
    putTwo(ofDay / 60_000 % 60, out);
    out.put(':');
    putTwo(ofDay / 1000 % 60, out);
    out.put('.');
    out.put((char) ('0' + ofDay / 100 % 10));
    putTwo(ofDay % 100, out);
    out.put('Z');
  }

  /** Years are counted from March, in eras of 400, so that a leap day is the last of its year. */
  private static void putDay(long day, Bytes out) {
    int fromYear0 = (int) day + 719_468;
    int era = Math.floorDiv(fromYear0, 146_097);
    int ofEra = Math.floorMod(fromYear0, 146_097);
    int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int fromMarch = (5 * ofYear + 2) / 153;
    int month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    int year = 400 * era + yearOfEra + (month <= 2 ? 1 : 0);
    putTwo(year / 100, out);
    putTwo(year % 100, out);
    out.put('-');
    putTwo(month, out);
    out.put('-');
    putTwo(ofYear - (153 * fromMarch + 2) / 5 + 1, out);
  }

  private static void putTwo(int number, Bytes out) {
    out.put((char) ('0' + number / 10));
    out.put((char) ('0' + number % 10));
  }
}
