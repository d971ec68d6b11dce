package dev.sluice.encode;

import dev.sluice.types.ColumnPlan;

/** Which codec a column gets: the one place to add a type. */
final class ColumnCodecs {
  private ColumnCodecs() {}

  static ColumnCodec of(ColumnPlan column, InvalidText invalidText) {
    return switch (column.type()) {
      case ASCII, TEXT -> new TextCodec(invalidText);
      case BIGINT, COUNTER -> NumberCodecs.int64();
      case INT -> NumberCodecs.int32();
      case SMALLINT -> NumberCodecs.int16();
      case TINYINT -> NumberCodecs.int8();
      case VARINT -> NumberCodecs::varint;
      case DECIMAL -> NumberCodecs::decimal;
      case FLOAT ->
          column.targetType().equals("float8")
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
