package dev.sluice.encode;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import dev.sluice.types.CqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random cells that PostgreSQL can store, of every type; edge cases often. */
final class StorableCells {
  static final long FIRST_MILLI = -210_866_803_200_000L;
  static final long LAST_MILLI = 9_224_318_015_999_999L;
  static final long FIRST_DAY = -2_440_588;
  static final long LAST_DAY = 2_145_042_905;

  private StorableCells() {}

  static Arbitrary<byte[]> of(CqlType type) {
    return switch (type) {
      case ASCII ->
          Arbitraries.strings()
              .withCharRange((char) 1, (char) 127)
              .ofMaxLength(40)
              .map(Cells::utf8);
      case TEXT -> text().map(Cells::utf8);
      case BIGINT, COUNTER, DOUBLE -> Arbitraries.longs().map(Cells::int64);
      case INT, FLOAT -> Arbitraries.integers().map(Cells::int32);
      case SMALLINT -> bytes(2, 2);
      case TINYINT, BOOLEAN -> bytes(1, 1);
      case VARINT -> varint().map(BigInteger::toByteArray);
      case DECIMAL -> decimal();
      case BLOB -> bytes(0, 300);
      case UUID, TIMEUUID -> bytes(16, 16);
      case TIMESTAMP -> Arbitraries.longs().between(FIRST_MILLI, LAST_MILLI).map(Cells::int64);
      case DATE ->
          Arbitraries.longs()
              .between(FIRST_DAY, LAST_DAY)
              .map(day -> Cells.int32((int) (day + (1L << 31))));
      case TIME -> Arbitraries.longs().between(0, 86_399_999_999_999L).map(Cells::int64);
      case DURATION -> duration();
      case INET -> Arbitraries.oneOf(bytes(4, 4), bytes(16, 16));
    };
  }

  /** Any text without NUL, with more than its share of what CSV, COPY and UTF-8 stumble over. */
  static Arbitrary<String> text() {
    Arbitrary<String> any =
        Arbitraries.integers()
            .between(1, Character.MAX_CODE_POINT)
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
            .map(Character::toString);
    Arbitrary<String> awkward =
        Arbitraries.of("\"", ",", "\n", "\r", "\r\n", "\\", "\\.", "\n\\.\n", "'", "\t", " ");
    Arbitrary<String> plain =
        Arbitraries.of(
            "a", "ä", "€", "😀", "\u0080", "\u07ff", "\u0800", "\uffff", "\ud800\udc00", "\u007f");
    return Arbitraries.frequencyOf(Tuple.of(1, any), Tuple.of(2, awkward), Tuple.of(2, plain))
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join("", parts));
  }

  private static Arbitrary<byte[]> bytes(int least, int most) {
    return Arbitraries.bytes().array(byte[].class).ofMinSize(least).ofMaxSize(most);
  }

  private static Arbitrary<BigInteger> varint() {
    BigInteger huge = BigInteger.TEN.pow(600);
    return Arbitraries.oneOf(
        Arbitraries.longs().map(BigInteger::valueOf),
        Arbitraries.bigIntegers().between(huge.negate(), huge));
  }

  private static Arbitrary<byte[]> decimal() {
    Arbitrary<Integer> scale =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.integers().between(-30, 30)),
            Tuple.of(1, Arbitraries.integers().between(-1000, 1000)));
    return Combinators.combine(varint(), scale)
        .as(BigDecimal::new)
        .map(value -> cell(TypeCodecs.DECIMAL.encode(value, ProtocolVersion.DEFAULT)));
  }

  private static Arbitrary<byte[]> duration() {
    Arbitrary<Integer> part = Arbitraries.integers().between(0, Integer.MAX_VALUE);
    return Combinators.combine(
            part, part, Arbitraries.longs().between(0, Long.MAX_VALUE), Arbitraries.of(1, -1))
        .as((months, days, nanos, sign) -> duration(sign * months, sign * days, sign * nanos));
  }

  static byte[] duration(int months, int days, long nanos) {
    CqlDuration duration = CqlDuration.newInstance(months, days, nanos);
    return cell(TypeCodecs.DURATION.encode(duration, ProtocolVersion.DEFAULT));
  }

  static byte[] cell(ByteBuffer encoded) {
    byte[] cell = new byte[encoded.remaining()];
    encoded.get(cell);
    return cell;
  }

  /** The types whose text is a function of the value; the others have tests of their own. */
  static List<CqlType> exactTypes() {
    return List.of(CqlType.values()).stream()
        .filter(type -> type != CqlType.FLOAT && type != CqlType.DOUBLE)
        .toList();
  }
}
