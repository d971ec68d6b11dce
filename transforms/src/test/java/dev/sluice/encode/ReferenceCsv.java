package dev.sluice.encode;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import dev.sluice.types.CqlType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * CSV the slow and obvious way: the driver decodes a cell, Java formats the value. It knows only
 * values that PostgreSQL can store.
 */
final class ReferenceCsv {
  private ReferenceCsv() {}

  static String row(List<CqlType> types, List<byte @Nullable []> cells) {
    return IntStream.range(0, types.size())
        .mapToObj(i -> field(types.get(i), cells.get(i)))
        .collect(Collectors.joining(",", "", "\n"));
  }

  static String field(CqlType type, byte @Nullable [] cell) {
    if (cell == null) {
      return "";
    }
    boolean isText = type == CqlType.ASCII || type == CqlType.TEXT;
    if (cell.length == 0 && !isText && type != CqlType.BLOB) {
      return "";
    }
    return switch (type) {
      case ASCII, TEXT -> '"' + decoded(TypeCodecs.TEXT, cell).replace("\"", "\"\"") + '"';
      case BIGINT, COUNTER -> decoded(TypeCodecs.BIGINT, cell).toString();
      case INT -> decoded(TypeCodecs.INT, cell).toString();
      case SMALLINT -> decoded(TypeCodecs.SMALLINT, cell).toString();
      case TINYINT -> decoded(TypeCodecs.TINYINT, cell).toString();
      case VARINT -> decoded(TypeCodecs.VARINT, cell).toString();
      case DECIMAL -> decoded(TypeCodecs.DECIMAL, cell).toPlainString();
      case FLOAT, DOUBLE ->
          throw new IllegalArgumentException("Many texts mean the same bits; parse them back.");
      case BOOLEAN -> decoded(TypeCodecs.BOOLEAN, cell) ? "t" : "f";
      case BLOB -> "\\x" + HexFormat.of().formatHex(cell);
      case UUID, TIMEUUID -> decoded(TypeCodecs.UUID, cell).toString();
      case TIMESTAMP -> timestamp(decoded(TypeCodecs.TIMESTAMP, cell).atOffset(ZoneOffset.UTC));
      case DATE -> date(decoded(TypeCodecs.DATE, cell)) + era(decoded(TypeCodecs.DATE, cell));
      case TIME -> time(decoded(TypeCodecs.TIME, cell));
      case DURATION -> duration(decoded(TypeCodecs.DURATION, cell));
      case INET -> inet(cell);
    };
  }

  private static <T> T decoded(TypeCodec<T> codec, byte[] cell) {
    T value = codec.decode(ByteBuffer.wrap(cell), ProtocolVersion.DEFAULT);
    if (value == null) {
      throw new IllegalArgumentException("The driver decodes null.");
    }
    return value;
  }

  private static String timestamp(OffsetDateTime at) {
    int millis = at.get(ChronoField.MILLI_OF_SECOND);
    return "%s %02d:%02d:%02d%s+00%s"
        .formatted(
            date(at.toLocalDate()),
            at.getHour(),
            at.getMinute(),
            at.getSecond(),
            millis == 0 ? "" : ".%03d".formatted(millis),
            era(at.toLocalDate()));
  }

  private static String date(LocalDate day) {
    return "%04d-%02d-%02d"
        .formatted(day.get(ChronoField.YEAR_OF_ERA), day.getMonthValue(), day.getDayOfMonth());
  }

  private static String era(LocalDate day) {
    return day.getYear() <= 0 ? " BC" : "";
  }

  private static String time(LocalTime time) {
    return "%02d:%02d:%02d.%06d"
        .formatted(time.getHour(), time.getMinute(), time.getSecond(), time.getNano() / 1000);
  }

  private static String duration(CqlDuration duration) {
    long micros = duration.getNanoseconds() / 1000;
    long hour = 3_600_000_000L;
    return "%d mons %d days %d hours %s secs"
        .formatted(
            duration.getMonths(),
            duration.getDays(),
            micros / hour,
            BigDecimal.valueOf(micros % hour, 6).toPlainString());
  }

  /** Not by the driver's codec: java.net turns IPv4-mapped addresses into IPv4. */
  private static String inet(byte[] cell) {
    return cell.length == 4
        ? IntStream.range(0, 4)
            .mapToObj(i -> Integer.toString(cell[i] & 0xFF))
            .collect(Collectors.joining("."))
        : IntStream.range(0, 8)
            .mapToObj(i -> HexFormat.of().formatHex(cell, 2 * i, 2 * i + 2))
            .collect(Collectors.joining(":"));
  }
}
