package dev.sluice.encode;

import dev.sluice.types.ColumnPlan;

/** Which codec a column gets: the one place to add a type. */
final class ColumnCodecs {
  private ColumnCodecs() {}

  /** The codecs of all columns; they tell {@code repairs} of values that they change. */
  static ColumnCodec[] of(EncodeSettings settings, Repairs repairs) {
    ColumnCodec[] codecs = new ColumnCodec[settings.columns().size()];
    for (int column = 0; column < codecs.length; column++) {
      codecs[column] = of(settings.columns().get(column), settings.invalidText(), repairs, column);
    }
    return codecs;
  }

  private static ColumnCodec of(
      ColumnPlan plan, InvalidText invalidText, Repairs repairs, int column) {
    return switch (plan.type()) {
      case ASCII, TEXT -> new TextCodec(invalidText, repairs, column);
      case BIGINT, COUNTER -> NumberCodecs.int64();
      case INT -> NumberCodecs.int32();
      case SMALLINT -> NumberCodecs.int16();
      case TINYINT -> NumberCodecs.int8();
      case VARINT -> NumberCodecs::varint;
      case DECIMAL -> NumberCodecs::decimal;
      case FLOAT ->
          plan.targetType().equals("float8")
              ? NumberCodecs.float32AsFloat64()
              : NumberCodecs.float32();
      case DOUBLE -> NumberCodecs.float64();
      case BOOLEAN -> NumberCodecs.bool();
      case BLOB -> new BytesCodec();
      case UUID, TIMEUUID -> NetCodecs.uuid();
      case TIMESTAMP -> TimeCodecs.timestamp();
      case DATE -> TimeCodecs.date();
      case TIME -> TimeCodecs.time();
      case DURATION -> TimeCodecs.duration();
      case INET -> NetCodecs::inet;
    };
  }
}
