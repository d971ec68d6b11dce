package dev.sluice.it.verify;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.data.CqlVector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGInterval;
import org.postgresql.util.PGobject;

/**
 * One text per value, whichever database it was read from: numbers in plain digits without trailing
 * zeros, times in microseconds, bytes in hex. Null stays null.
 */
final class CanonicalText {

  private static final HexFormat HEX = HexFormat.of();
  private static final long MICROS_PER_SECOND = 1_000_000L;
  private static final int NANOS_PER_MICRO = 1_000;
  private static final int MONTHS_PER_YEAR = 12;
  private static final int MINUTES_PER_HOUR = 60;
  private static final int SECONDS_PER_MINUTE = 60;

  private CanonicalText() {}

  /**
   * The text of a value.
   *
   * @throws IllegalArgumentException for a type that has none here
   */
  static @Nullable String of(@Nullable Object value) throws SQLException {
    if (value == null) {
      return null;
    }
    if (value instanceof String || value instanceof Boolean || value instanceof UUID) {
      return value.toString();
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof byte[] bytes) {
      return HEX.formatHex(bytes);
    }
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return HEX.formatHex(bytes);
    }
    if (value instanceof InetAddress address) {
      return HEX.formatHex(address.getAddress());
    }
    if (value instanceof Collection<?> elements) {
      return list(elements);
    }
    if (value instanceof Array array) {
      return list(Arrays.asList((Object[]) array.getArray()));
    }
    String time = time(value);
    return time != null ? time : other(value);
  }

  private static String number(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal.stripTrailingZeros().toPlainString();
    }
    if (number instanceof Float || number instanceof Double) {
      // Java writes one text for all NaNs and keeps the sign of zero.
      return number.toString();
    }
    if (number instanceof BigInteger) {
      return number.toString();
    }
    return Long.toString(number.longValue());
  }

  private static @Nullable String time(Object value) {
    if (value instanceof Instant instant) {
      return micros(instant);
    }
    if (value instanceof OffsetDateTime dateTime) {
      return micros(dateTime.toInstant());
    }
    if (value instanceof LocalDateTime dateTime) {
      return micros(dateTime.toInstant(ZoneOffset.UTC));
    }
    if (value instanceof Timestamp timestamp) {
      return micros(timestamp.toInstant());
    }
    if (value instanceof Date date) {
      return Long.toString(date.toLocalDate().toEpochDay());
    }
    if (value instanceof LocalDate date) {
      return Long.toString(date.toEpochDay());
    }
    if (value instanceof LocalTime time) {
      return Long.toString(time.toNanoOfDay() / NANOS_PER_MICRO);
    }
    return amount(value);
  }

  private static @Nullable String amount(Object value) {
    if (value instanceof CqlDuration duration) {
      return interval(
          duration.getMonths(), duration.getDays(), duration.getNanoseconds() / NANOS_PER_MICRO);
    }
    if (value instanceof PGInterval interval) {
      long minutes = (long) interval.getHours() * MINUTES_PER_HOUR + interval.getMinutes();
      long seconds = minutes * SECONDS_PER_MINUTE + interval.getWholeSeconds();
      return interval(
          interval.getYears() * MONTHS_PER_YEAR + interval.getMonths(),
          interval.getDays(),
          seconds * MICROS_PER_SECOND + interval.getMicroSeconds());
    }
    return null;
  }

  private static @Nullable String other(Object value) throws SQLException {
    if (value instanceof PGobject object && "inet".equals(object.getType())) {
      return of(address(String.valueOf(object.getValue())));
    }
    if (value instanceof PGobject object && "jsonb".equals(object.getType())) {
      return object.getValue();
    }
    if (value instanceof CqlVector<?> vector) {
      return list(vector.stream().toList());
    }
    throw new IllegalArgumentException(
        "Cannot compare a value of %s. Expected a scalar, a list, a set or a vector. Add it to CanonicalText."
            .formatted(value.getClass().getName()));
  }

  private static String list(Collection<?> elements) throws SQLException {
    StringBuilder text = new StringBuilder("[");
    for (Object element : elements) {
      String inner = of(element);
      // The length makes ["a, b"] differ from ["a", "b"].
      text.append(inner == null ? "null" : inner.length() + ":" + inner).append(' ');
    }
    return text.append(']').toString();
  }

  /** Seconds and microseconds apart: PostgreSQL's last timestamps do not fit a long of both. */
  private static String micros(Instant instant) {
    return instant.getEpochSecond() + " s " + instant.getNano() / NANOS_PER_MICRO + " us";
  }

  private static String interval(int months, int days, long micros) {
    return months + " months " + days + " days " + micros + " us";
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "Invalid inet: %s. Expected the address of a host.".formatted(literal), e);
    }
  }
}
