package dev.sluice.kafka;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Avro's values that are neither records, arrays, maps nor unions, as text: bytes as PostgreSQL's
 * hexadecimal bytea, decimals as numbers, dates and times in ISO 8601.
 */
final class AvroText {
  private static final String HEX = "0123456789abcdef";
  private static final long MILLI = 1_000_000;
  private static final long MICRO = 1_000;

  private AvroText() {}

  /** Puts the next value. */
  static void put(Schema schema, AvroInput from, Bytes to) throws IOException {
    switch (schema.getType()) {
      case INT, LONG -> putWhole(schema, from, to);
      case BOOLEAN -> to.putAscii(from.readBoolean() ? "true" : "false");
      case FLOAT -> to.putAscii(Float.toString(from.readFloat()));
      case DOUBLE -> to.putAscii(Double.toString(from.readDouble()));
      case STRING -> {
        long length = from.readLong();
        int start = from.skip(length);
        to.put(from.bytes(), start, (int) length);
      }
      case ENUM ->
          putText(schema.getEnumSymbols().get(from.readIndex(schema.getEnumSymbols().size())), to);
      case BYTES -> putBytes(schema, from.readLong(), from, to);
      case FIXED -> putBytes(schema, schema.getFixedSize(), from, to);
      case NULL, RECORD, ARRAY, MAP, UNION ->
          throw new IllegalStateException("Sluice bug: a value of " + schema.getType() + ".");
    }
  }

  /** Whether the text of such a value is a number, true or false in JSON too. */
  static boolean isJson(Schema schema) {
    return switch (schema.getType()) {
      case BOOLEAN -> true;
      case INT, LONG -> !isMoment(logicalName(schema));
      case BYTES, FIXED -> schema.getLogicalType() instanceof LogicalTypes.Decimal;
      default -> false;
    };
  }

  private static void putWhole(Schema schema, AvroInput from, Bytes to) throws IOException {
    long value = schema.getType() == Schema.Type.INT ? from.readInt() : from.readLong();
    String logical = logicalName(schema);
    try {
      switch (logical) {
        case "date" -> to.putAscii(LocalDate.ofEpochDay(value).toString());
        case "time-millis" -> putTime(value, MILLI, to);
        case "time-micros" -> putTime(value, MICRO, to);
        case "timestamp-millis" -> Moments.putMillis(value, to);
        case "timestamp-micros" ->
            to.putAscii(Instant.EPOCH.plus(value, ChronoUnit.MICROS).toString());
        case "timestamp-nanos" -> to.putAscii(ofNanos(value).toString());
        case "local-timestamp-nanos" -> putLocal(ofNanos(value), to);
        case "local-timestamp-millis" -> putLocal(Instant.ofEpochMilli(value), to);
        case "local-timestamp-micros" -> putLocal(Instant.EPOCH.plus(value, ChronoUnit.MICROS), to);
        default -> to.putDecimal(value);
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw new IOException("%d is no %s".formatted(value, logical), e);
    }
  }

  /** Cut to microseconds, as PostgreSQL has them. */
  private static Instant ofNanos(long nanos) {
    return Instant.EPOCH.plus(Math.floorDiv(nanos, MICRO), ChronoUnit.MICROS);
  }

  private static boolean isMoment(String logical) {
    return logical.equals("date")
        || logical.startsWith("time")
        || logical.startsWith("local-timestamp-");
  }

  /** Empty if there is none, or one that Avro does not know for this type. */
  private static String logicalName(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    if (logical != null) {
      return logical.getName();
    }
    // Newer than Avro's library.
    String name = schema.getProp("logicalType");
    boolean newer =
        switch (schema.getType()) {
          case LONG -> "timestamp-nanos".equals(name) || "local-timestamp-nanos".equals(name);
          case FIXED ->
              "uuid".equals(name) && schema.getFixedSize() == 16
                  || "duration".equals(name) && schema.getFixedSize() == 12;
          default -> false;
        };
    return newer && name != null ? name : "";
  }

  private static void putText(String text, Bytes to) {
    to.put(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void putTime(long value, long nanos, Bytes to) {
    to.putAscii(
        DateTimeFormatter.ISO_LOCAL_TIME.format(
            LocalTime.ofNanoOfDay(Math.multiplyExact(value, nanos))));
  }

  private static void putLocal(Instant instant, Bytes to) {
    to.putAscii(
        DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
            LocalDateTime.ofInstant(instant, ZoneOffset.UTC)));
  }

  private static void putBytes(Schema schema, long length, AvroInput from, Bytes to)
      throws IOException {
    int start = from.skip(length);
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
      if (length == 0) {
        throw new IOException("a decimal has no bytes");
      }
      BigInteger digits = new BigInteger(from.bytes(), start, (int) length);
      to.put(
          new BigDecimal(digits, decimal.getScale())
              .toPlainString()
              .getBytes(StandardCharsets.US_ASCII));
      return;
    }
    switch (logicalName(schema)) {
      case "uuid" -> putUuid(ByteBuffer.wrap(from.bytes(), start, (int) length), to);
      case "duration" -> putDuration(ByteBuffer.wrap(from.bytes(), start, (int) length), to);
      default -> putHex(from.bytes(), start, (int) length, to);
    }
  }

  private static void putUuid(ByteBuffer from, Bytes to) {
    to.putAscii(new UUID(from.getLong(), from.getLong()).toString());
  }

  /** Months, days and milliseconds, in ISO 8601. */
  private static void putDuration(ByteBuffer from, Bytes to) {
    from.order(ByteOrder.LITTLE_ENDIAN);
    long months = Integer.toUnsignedLong(from.getInt());
    long days = Integer.toUnsignedLong(from.getInt());
    long millis = Integer.toUnsignedLong(from.getInt());
    to.putAscii("P%dM%dDT%d.%03dS".formatted(months, days, millis / 1000, millis % 1000));
  }

  private static void putHex(byte[] bytes, int start, int length, Bytes to) {
    to.putAscii("\\x");
    for (int at = start; at < start + length; at++) {
      to.put(HEX.charAt(bytes[at] >> 4 & 0xF));
      to.put(HEX.charAt(bytes[at] & 0xF));
    }
  }
}
