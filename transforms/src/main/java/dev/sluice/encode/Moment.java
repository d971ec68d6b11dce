package dev.sluice.encode;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.Year;

/**
 * A day, a time of day and the offset of its zone, filled anew for each cell; what a type does not
 * have is left as it is.
 */
final class Moment {
  private static final int DAY_SECONDS = 86_400;
  private static final long NANOS = 1_000_000_000;
  private static final int LAST_YEAR = 9999;

  private int year;
  private int month;
  private int day;
  private int second;
  private int nano;
  private boolean zoned;
  private int offset;

  /** Whether there is such a day in the years 1 to 9999. */
  boolean setDay(int newYear, int newMonth, int newDay) {
    year = newYear;
    month = newMonth;
    day = newDay;
    return year >= 1
        && year <= LAST_YEAR
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= Month.of(month).length(Year.isLeap(year));
  }

  boolean setDay(LocalDate date) {
    return setDay(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  /** Sets the time; as PostgreSQL has it, up to and with 24:00. */
  boolean setTime(int secondOfDay, int nanoOfSecond) {
    second = secondOfDay;
    nano = nanoOfSecond;
    return second < DAY_SECONDS || (second == DAY_SECONDS && nano == 0);
  }

  boolean setTime(LocalTime time) {
    long nanos = time.toNanoOfDay();
    return setTime((int) (nanos / NANOS), (int) (nanos % NANOS));
  }

  /** Any year. */
  void setLocal(LocalDateTime local) {
    year = local.getYear();
    month = local.getMonthValue();
    day = local.getDayOfMonth();
    setTime(local.toLocalTime());
  }

  void setUnzoned() {
    zoned = false;
    offset = 0;
  }

  /** In seconds east of UTC. */
  void setOffset(int seconds) {
    zoned = true;
    offset = seconds;
  }

  boolean zoned() {
    return zoned;
  }

  int offset() {
    return offset;
  }

  /** The time must be before 24:00. */
  LocalDateTime local() {
    return LocalDateTime.of(
        LocalDate.of(year, month, day), LocalTime.ofSecondOfDay(second).withNano(nano));
  }

  boolean endsItsDay() {
    return second == DAY_SECONDS;
  }

  /** Whether PostgreSQL, which has microseconds, can keep it. */
  boolean wholeMicros() {
    return nano % 1000 == 0;
  }

  void putDay(CsvBuffer out) {
    int shown = year > 0 ? year : 1 - year;
    out.putPadded(shown, Math.max(4, CsvBuffer.digits(shown)));
    out.put('-');
    out.putPadded(month, 2);
    out.put('-');
    out.putPadded(day, 2);
  }

  /** Behind everything else: years before 1 come about when zones are changed. */
  void putEra(CsvBuffer out) {
    if (year <= 0) {
      out.putAscii(" BC");
    }
  }

  void putTime(CsvBuffer out) {
    putClock(second, out);
    if (nano != 0) {
      out.put('.');
      out.putPadded(nano / 1000, 6);
    }
  }

  void putOffset(CsvBuffer out) {
    int seconds = Math.abs(offset);
    out.put(offset < 0 ? '-' : '+');
    if (seconds % 3600 == 0) {
      out.putPadded(seconds / 3600, 2);
    } else if (seconds % 60 == 0) {
      out.putPadded(seconds / 3600, 2);
      out.put(':');
      out.putPadded(seconds / 60 % 60, 2);
    } else {
      putClock(seconds, out);
    }
  }

  private static void putClock(int seconds, CsvBuffer out) {
    out.putPadded(seconds / 3600, 2);
    out.put(':');
    out.putPadded(seconds / 60 % 60, 2);
    out.put(':');
    out.putPadded(seconds % 60, 2);
  }
}
