package dev.sluice.encode;

import dev.sluice.encode.PatternMoments.Kind;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Days and times written as text, in ISO 8601 or in a pattern. What comes out is ISO, and with a
 * zone where the type has one, so that neither the session's DateStyle nor its TimeZone matters.
 */
final class TextTimeCodecs {
  private static final String AT_MOST_MICROS = ", with at most 6 digits behind the second's point";
  private static final String ZONE = "a zone such as Z or +02:00";

  private final TextFormats formats;
  private final ZoneId zone;

  TextTimeCodecs(TextFormats formats) {
    this.formats = formats;
    this.zone = ZoneId.of(formats.timeZone()).normalized();
  }

  ColumnCodec date() {
    String pattern = formats.datePattern();
    Moment moment = new Moment();
    MomentReader reader = reader(pattern, Kind.DATE, IsoMoments::date);
    return new GrammarCodec(
        "date",
        "a day as " + shown(pattern, "yyyy-MM-dd"),
        (text, from, until, out) -> {
          if (!reader.read(text, from, until, moment)) {
            return putInfinity(text, from, until, out);
          }
          moment.putDay(out);
          return true;
        });
  }

  ColumnCodec time() {
    String pattern = formats.timePattern();
    Moment moment = new Moment();
    MomentReader reader = reader(pattern, Kind.TIME, IsoMoments::time);
    return new GrammarCodec(
        "time",
        "a time of day as " + shown(pattern, "HH:mm:ss") + AT_MOST_MICROS + " and no zone",
        (text, from, until, out) -> {
          moment.setUnzoned();
          if (!reader.read(text, from, until, moment) || moment.zoned() || !moment.wholeMicros()) {
            return false;
          }
          moment.putTime(out);
          return true;
        });
  }

  /** A time without a zone gets the formats' one, if that has the same offset on every day. */
  ColumnCodec timetz() {
    String pattern = formats.timePattern();
    Moment moment = new Moment();
    MomentReader reader = reader(pattern, Kind.TIME, IsoMoments::timeWithZone);
    return new GrammarCodec(
        "timetz",
        "a time of day as "
            + shown(pattern, "HH:mm:ss")
            + AT_MOST_MICROS
            + (zone instanceof ZoneOffset ? ", and perhaps " : ", and ")
            + ZONE,
        (text, from, until, out) -> {
          if (!reader.read(text, from, until, moment)
              || !moment.wholeMicros()
              || !(moment.zoned() || setFixedZone(moment))) {
            return false;
          }
          moment.putTime(out);
          moment.putOffset(out);
          return true;
        });
  }

  /** A value with a zone becomes the wall clock of the formats' zone. */
  ColumnCodec timestamp() {
    return timestamp(
        "timestamp",
        (moment, out) -> {
          if (moment.zoned()) {
            setWallClock(moment);
          }
          moment.putDay(out);
          out.put(' ');
          moment.putTime(out);
          moment.putEra(out);
        });
  }

  /**
   * A value without a zone is of the formats' zone. Where its clocks are put back and the value
   * comes twice, it is the first; where they are put forward and it does not come, it is later by
   * as much (java.time's rule).
   */
  ColumnCodec timestamptz() {
    return timestamp(
        "timestamptz",
        (moment, out) -> {
          if (!moment.zoned() && !setFixedZone(moment)) {
            setRegionOffset(moment);
          }
          moment.putDay(out);
          out.put(' ');
          moment.putTime(out);
          moment.putOffset(out);
        });
  }

  /** Writes a day and time with what the type makes of its zone. */
  private interface Writer {
    void write(Moment moment, CsvBuffer out);
  }

  private ColumnCodec timestamp(String type, Writer writer) {
    String pattern = formats.timestampPattern();
    Moment moment = new Moment();
    MomentReader reader = reader(pattern, Kind.TIMESTAMP, IsoMoments::timestamp);
    return new GrammarCodec(
        type,
        "a day and time as "
            + shown(pattern, "yyyy-MM-dd HH:mm:ss")
            + AT_MOST_MICROS
            + (pattern == null ? ", and perhaps " + ZONE : ""),
        (text, from, until, out) -> {
          if (!reader.read(text, from, until, moment)) {
            return putInfinity(text, from, until, out);
          }
          writer.write(moment, out);
          return moment.wholeMicros();
        });
  }

  private static MomentReader reader(@Nullable String pattern, Kind kind, MomentReader iso) {
    return pattern == null ? iso : new PatternMoments(pattern, kind);
  }

  private static String shown(@Nullable String pattern, String iso) {
    return pattern == null ? iso : pattern;
  }

  private boolean setFixedZone(Moment moment) {
    if (zone instanceof ZoneOffset offset) {
      moment.setOffset(offset.getTotalSeconds());
      return true;
    }
    return false;
  }

  private void setRegionOffset(Moment moment) {
    ZonedDateTime at = moment.local().atZone(zone);
    moment.setLocal(at.toLocalDateTime());
    moment.setOffset(at.getOffset().getTotalSeconds());
  }

  private void setWallClock(Moment moment) {
    if (moment.offset() == 0 && zone.equals(ZoneOffset.UTC)) {
      return;
    }
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(moment.offset());
    LocalDateTime there = moment.local().atOffset(offset).atZoneSameInstant(zone).toLocalDateTime();
    moment.setLocal(there);
  }

  /** PostgreSQL's days and times beyond all others, as it writes them itself. */
  private static boolean putInfinity(byte[] text, int from, int until, CsvBuffer out) {
    boolean negative = text[from] == '-';
    out.putAscii(negative ? "-infinity" : "infinity");
    return AsciiText.equalsWord(text, negative ? from + 1 : from, until, "infinity");
  }
}
