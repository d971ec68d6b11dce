package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.data.TupleValue;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what the driver decoded with JSON. */
final class JsonMatch {
  private JsonMatch() {}

  static void check(String where, @Nullable Object value, @Nullable JsonNode json)
      throws UnknownHostException {
    if (value == null || json == null) {
      assertThat(json == null || json.isNull() ? null : json).as(where).isEqualTo(value);
    } else if (value instanceof CqlVector<?> vector) {
      all(where, vector.stream().toList(), json);
    } else if (value instanceof Collection<?> elements) {
      all(where, elements, json);
    } else if (value instanceof Map<?, ?> map) {
      map(where, map, json);
    } else if (value instanceof UdtValue udt) {
      assertThat(json.size()).as(where).isEqualTo(udt.size());
      for (int i = 0; i < udt.size(); i++) {
        String name = udt.getType().getFieldNames().get(i).asInternal();
        check(where + "." + name, udt.getObject(i), json.required(name));
      }
    } else if (value instanceof TupleValue tuple) {
      assertThat(json.size()).as(where).isEqualTo(tuple.size());
      for (int i = 0; i < tuple.size(); i++) {
        check(where + "[" + i + "]", tuple.getObject(i), json.required(i));
      }
    } else {
      scalar(where, value, json);
    }
  }

  private static void all(String where, Collection<?> elements, JsonNode json)
      throws UnknownHostException {
    assertThat(json.isArray()).as(where).isTrue();
    assertThat(json.size()).as(where).isEqualTo(elements.size());
    int i = 0;
    for (Object element : elements) {
      check(where + "[" + i + "]", element, json.required(i));
      i++;
    }
  }

  private static void map(String where, Map<?, ?> map, JsonNode json) throws UnknownHostException {
    assertThat(json.size()).as(where).isEqualTo(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      boolean inexact = entry.getKey() instanceof Float || entry.getKey() instanceof Double;
      // The only key: its digits may be others for the same bits.
      String key = inexact ? json.fieldNames().next() : text(entry.getKey());
      if (entry.getKey() instanceof Double number) {
        assertThat(Double.parseDouble(key)).as(where).isEqualTo(number);
      }
      if (entry.getKey() instanceof Float number) {
        assertThat(Float.parseFloat(key)).as(where).isEqualTo(number);
      }
      check(where + "." + key, entry.getValue(), json.required(key));
    }
  }

  private static void scalar(String where, Object value, JsonNode json)
      throws UnknownHostException {
    boolean finite =
        value instanceof Float one
            ? Float.isFinite(one)
            : !(value instanceof Double two) || Double.isFinite(two);
    if (value instanceof Number number && finite) {
      assertThat(json.isNumber()).as(where).isTrue();
      number(where, number, json.decimalValue());
    } else if (value instanceof Boolean) {
      assertThat(json.booleanValue()).as(where).isEqualTo(value);
    } else if (value instanceof InetAddress) {
      assertThat(InetAddress.getByName(json.textValue())).as(where).isEqualTo(value);
    } else {
      assertThat(json.textValue()).as(where).isEqualTo(text(value));
    }
  }

  private static void number(String where, Number value, BigDecimal json) {
    if (value instanceof Float) {
      assertThat(json.floatValue()).as(where).isEqualTo(value);
    } else if (value instanceof Double) {
      assertThat(json.doubleValue()).as(where).isEqualTo(value);
    } else {
      assertThat(json).as(where).isEqualByComparingTo(value.toString());
    }
  }

  private static String text(Object value) {
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return "\\x" + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof InetAddress address) {
      String text = address.getHostAddress();
      return text.contains(":") ? full(address.getAddress()) : text;
    }
    if (value instanceof LocalDate date) {
      return date(date) + era(date);
    }
    if (value instanceof LocalTime time) {
      return "%02d:%02d:%02d.%06d"
          .formatted(time.getHour(), time.getMinute(), time.getSecond(), time.getNano() / 1000);
    }
    if (value instanceof Instant instant) {
      OffsetDateTime at = instant.atOffset(ZoneOffset.UTC);
      String millis = at.getNano() == 0 ? "" : ".%03d".formatted(at.getNano() / 1_000_000);
      return "%sT%02d:%02d:%02d%sZ%s"
          .formatted(
              date(at.toLocalDate()),
              at.getHour(),
              at.getMinute(),
              at.getSecond(),
              millis,
              era(at.toLocalDate()));
    }
    if (value instanceof CqlDuration duration) {
      long micros = duration.getNanoseconds() / 1000;
      long hour = 3_600_000_000L;
      return "%d mons %d days %d hours %s secs"
          .formatted(
              duration.getMonths(),
              duration.getDays(),
              micros / hour,
              BigDecimal.valueOf(micros % hour, 6).toPlainString());
    }
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }

  private static String full(byte[] address) {
    return HexFormat.of().formatHex(address).replaceAll("(....)(?!$)", "$1:");
  }

  private static String date(LocalDate day) {
    return "%04d-%02d-%02d"
        .formatted(day.get(ChronoField.YEAR_OF_ERA), day.getMonthValue(), day.getDayOfMonth());
  }

  private static String era(LocalDate day) {
    return day.getYear() <= 0 ? " BC" : "";
  }
}
