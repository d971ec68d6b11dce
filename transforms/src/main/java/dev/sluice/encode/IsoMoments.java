package dev.sluice.encode;

/**
 * ISO 8601 in its extended form: {@code yyyy-MM-dd}, {@code HH:mm[:ss[.fraction]]} and a zone such
 * as {@code Z}, {@code UTC}, {@code +02}, {@code +0200} or {@code +02:00}. Digits are read straight
 * from the bytes.
 */
final class IsoMoments {
  private static final int DAY_LENGTH = "yyyy-MM-dd".length();
  private static final int MOST_FRACTION_DIGITS = 9;

  /** PostgreSQL's zones reach no further than 15:59. */
  private static final int MOST_OFFSET_HOURS = 15;

  private static final int NONE = -1;

  private IsoMoments() {}

  /** A day alone. */
  static boolean date(byte[] text, int from, int until, Moment moment) {
    return until - from == DAY_LENGTH && readDay(text, from, moment);
  }

  /** A time of day without a zone. */
  static boolean time(byte[] text, int from, int until, Moment moment) {
    return readTime(text, from, until, moment) == until;
  }

  /** A time of day, with a zone or without. */
  static boolean timeWithZone(byte[] text, int from, int until, Moment moment) {
    int at = readTime(text, from, until, moment);
    return at != NONE && readZone(text, at, until, moment);
  }

  /** A day, then T or a space and a time, then perhaps a zone; a day alone is its midnight. */
  static boolean timestamp(byte[] text, int from, int until, Moment moment) {
    int behindDay = from + DAY_LENGTH;
    if (behindDay > until || !readDay(text, from, moment)) {
      return false;
    }
    if (behindDay == until) {
      moment.setUnzoned();
      return moment.setTime(0, 0);
    }
    if (text[behindDay] != ' ' && (text[behindDay] | 0x20) != 't') {
      return false;
    }
    int at = readTime(text, behindDay + 1, until, moment);
    return at != NONE && !moment.endsItsDay() && readZone(text, at, until, moment);
  }

  private static boolean readDay(byte[] text, int at, Moment moment) {
    int century = twoDigits(text, at);
    int ofCentury = twoDigits(text, at + 2);
    int month = twoDigits(text, at + 5);
    int day = twoDigits(text, at + 8);
    return (century | ofCentury | month | day) >= 0
        && text[at + 4] == '-'
        && text[at + 7] == '-'
        && moment.setDay(century * 100 + ofCentury, month, day);
  }

  /** Returns where the time ends, or NONE. */
  private static int readTime(byte[] text, int from, int until, Moment moment) {
    if (until - from < 5 || text[from + 2] != ':') {
      return NONE;
    }
    int hour = twoDigits(text, from);
    int minute = twoDigits(text, from + 3);
    int second = 0;
    int at = from + 5;
    boolean seconds = at + 3 <= until && text[at] == ':';
    if (seconds) {
      second = twoDigits(text, at + 1);
      at += 3;
    }
    int nano = 0;
    if (seconds && at < until && text[at] == '.') {
      int start = at + 1;
      at = AsciiText.digitsEnd(text, start, until);
      nano = nanos(text, start, at);
    }
    boolean inRange = (hour | minute | second | nano) >= 0 && minute <= 59 && second <= 59;
    return inRange && moment.setTime(hour * 3600 + minute * 60 + second, nano) ? at : NONE;
  }

  private static int nanos(byte[] text, int from, int until) {
    int digits = until - from;
    if (digits < 1 || digits > MOST_FRACTION_DIGITS) {
      return NONE;
    }
    int nano = 0;
    for (int i = 0; i < MOST_FRACTION_DIGITS; i++) {
      nano = nano * 10 + (i < digits ? text[from + i] - '0' : 0);
    }
    return nano;
  }

  private static boolean readZone(byte[] text, int from, int until, Moment moment) {
    moment.setUnzoned();
    if (from == until) {
      return true;
    }
    int at = text[from] == ' ' ? from + 1 : from;
    if (isUtc(text, at, until)) {
      moment.setOffset(0);
      return true;
    }
    int length = until - at;
    if (length < 3 || (text[at] != '+' && text[at] != '-')) {
      return false;
    }
    int hours = twoDigits(text, at + 1);
    int minutes =
        switch (length) {
          case 3 -> 0;
          case 5 -> twoDigits(text, at + 3);
          case 6 -> text[at + 3] == ':' ? twoDigits(text, at + 4) : NONE;
          default -> NONE;
        };
    if ((hours | minutes) < 0 || hours > MOST_OFFSET_HOURS || minutes > 59) {
      return false;
    }
    int seconds = hours * 3600 + minutes * 60;
    moment.setOffset(text[at] == '-' ? -seconds : seconds);
    return true;
  }

  private static boolean isUtc(byte[] text, int from, int until) {
    return AsciiText.equalsWord(text, from, until, "z")
        || AsciiText.equalsWord(text, from, until, "utc")
        || AsciiText.equalsWord(text, from, until, "gmt");
  }

  private static int twoDigits(byte[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? NONE : tens * 10 + ones;
  }
}
