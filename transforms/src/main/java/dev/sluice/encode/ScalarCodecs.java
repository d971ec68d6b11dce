package dev.sluice.encode;

import dev.sluice.types.CqlType;

/** How scalars look in CSV: the one place to add one. */
final class ScalarCodecs {
  private ScalarCodecs() {}

  /** As a field into a column of that type. */
  static ColumnCodec of(CqlType type, String targetType, OddText odd) {
    return type == CqlType.FLOAT && targetType.equals("float8")
        ? NumberCodecs.float32AsFloat64()
        : of(type, odd);
  }

  static ColumnCodec of(CqlType type, OddText odd) {
    return switch (type) {
      case ASCII, TEXT -> new TextCodec(odd);
      case BIGINT, COUNTER -> NumberCodecs.int64();
      case INT -> NumberCodecs.int32();
      case SMALLINT -> NumberCodecs.int16();
      case TINYINT -> NumberCodecs.int8();
      case VARINT -> NumberCodecs.varint();
      case DECIMAL -> NumberCodecs.decimal();
      case FLOAT -> NumberCodecs.float32();
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

  /** As an element of an array of that type. */
  static ColumnCodec inArray(CqlType type, String elementType, OddText odd) {
    return switch (type) {
      case ASCII, TEXT -> EscapedText.ofArray(odd);
      case BLOB -> new EscapedBytes();
      default -> of(type, elementType, odd);
    };
  }
}
