package dev.sluice.encode;

import dev.sluice.types.CellType;
import dev.sluice.types.ColumnPlan;
import dev.sluice.types.CqlType;
import org.jspecify.annotations.Nullable;

/** Which binary codec a column gets: the one place to add a pair of types. */
final class BinaryCodecs {
  private BinaryCodecs() {}

  /**
   * The codecs of all columns; they tell {@code repairs} of values that they change.
   *
   * @throws IllegalStateException if a column has none
   */
  static BinaryCodec[] of(EncodeSettings settings, Repairs repairs) {
    BinaryCodec[] codecs = new BinaryCodec[settings.columns().size()];
    for (int column = 0; column < codecs.length; column++) {
      ColumnPlan plan = settings.columns().get(column);
      OddText odd = new OddText(settings.invalidText(), repairs, column);
      BinaryCodec codec = of(plan.type(), plan.targetType(), odd);
      if (codec == null) {
        throw new IllegalStateException("Sluice bug: no binary form for " + plan + ".");
      }
      codecs[column] = codec;
    }
    return codecs;
  }

  /** Whether cells of that type have a binary form for a column of the target's type. */
  static boolean hasForm(CellType from, String to) {
    return of(from, to, new OddText(InvalidText.REJECT, new Repairs(1), 0)) != null;
  }

  private static @Nullable BinaryCodec of(CellType from, String to, OddText odd) {
    if (from instanceof CqlType scalar) {
      return scalar(scalar, to, odd);
    }
    if (from instanceof CellType.WriteTime) {
      return to.startsWith("timestamp") ? BinaryTimes.writeTime() : integer(Long.BYTES, to);
    }
    return switch (to) {
      case "jsonb" -> new BinaryJson(JsonCodecs.of(from, odd), true);
      case "json", "text", "varchar" -> new BinaryJson(JsonCodecs.of(from, odd), false);
      case CellType.PGVECTOR ->
          from instanceof CellType.VectorOf vector ? new BinaryVector(vector.dimension()) : null;
      default -> array(from, to.substring(1), odd);
    };
  }

  private static @Nullable BinaryCodec array(CellType from, String element, OddText odd) {
    BinaryCodec codec = scalar(ColumnCodecs.elementOf(from), element, odd);
    return codec == null || !TypeOids.isKnown(element)
        ? null
        : new BinaryArray(
            ColumnCodecs.elementsOf(from),
            codec,
            TypeOids.of(element),
            ColumnCodecs.emptyIsNull(from));
  }

  private static @Nullable BinaryCodec scalar(CqlType from, String to, OddText odd) {
    return switch (from) {
      case ASCII, TEXT -> text(to, new BinaryText(odd));
      case BIGINT, COUNTER -> integer(Long.BYTES, to);
      case INT -> integer(Integer.BYTES, to);
      case SMALLINT -> integer(Short.BYTES, to);
      case TINYINT -> integer(Byte.BYTES, to);
      case VARINT -> varint(to);
      case DECIMAL -> only("numeric", to, BinaryNumerics.decimal());
      case FLOAT ->
          to.equals("float8")
              ? BinaryFloats.float32AsFloat64()
              : only("float4", to, BinaryFloats.float32());
      case DOUBLE -> only("float8", to, BinaryFloats.float64());
      case BOOLEAN -> only("bool", to, SameBytes.ofWidth(1));
      case BLOB -> only("bytea", to, SameBytes.ofAnyLength());
      case UUID, TIMEUUID -> only("uuid", to, SameBytes.ofWidth(2 * Long.BYTES));
      case TIMESTAMP ->
          to.equals("timestamp")
              ? BinaryTimes.timestamp()
              : only("timestamptz", to, BinaryTimes.timestamp());
      case DATE -> only("date", to, BinaryTimes.date());
      case TIME -> only("time", to, BinaryTimes.time());
      case DURATION -> only("interval", to, new BinaryDuration());
      case INET -> only("inet", to, new BinaryAddress());
    };
  }

  private static @Nullable BinaryCodec text(String to, BinaryText text) {
    return switch (to) {
      case "text", "varchar", "bpchar", "citext", "json" -> text;
      case "jsonb" -> new BinaryJsonb(text);
      default -> null;
    };
  }

  private static @Nullable BinaryCodec integer(int width, String to) {
    int target =
        switch (to) {
          case "int2" -> Short.BYTES;
          case "int4" -> Integer.BYTES;
          case "int8" -> Long.BYTES;
          default -> 0;
        };
    if (to.equals("numeric")) {
      return BinaryIntegers.asNumeric(width);
    }
    return target < width ? null : BinaryIntegers.widened(width, target);
  }

  private static @Nullable BinaryCodec varint(String to) {
    return to.equals("int8")
        ? BinaryNumerics.varintAsInt64()
        : only("numeric", to, BinaryNumerics.varint());
  }

  private static @Nullable BinaryCodec only(String type, String to, BinaryCodec codec) {
    return type.equals(to) ? codec : null;
  }
}
