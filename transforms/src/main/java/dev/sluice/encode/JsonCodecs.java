package dev.sluice.encode;

import dev.sluice.row.BigEndian;
import dev.sluice.types.CellType;
import dev.sluice.types.CqlType;
import java.util.List;

/**
 * Values as JSON, the one place for its rules: numbers are numbers with all of their digits, but
 * NaN and the infinities are strings; text is text, bytes are {@code "\\x…"}, timestamps ISO in
 * UTC; other scalars are strings of what CSV has. Lists, sets, vectors and tuples are arrays, user-
 * defined types objects with all of their fields, maps objects whose keys are the strings, or else
 * the JSON, of theirs.
 */
final class JsonCodecs {
  private JsonCodecs() {}

  /** Writes JSON without the quotes that CSV needs. */
  static ColumnCodec of(CellType type, OddText odd) {
    if (type instanceof CqlType scalar) {
      return scalar(scalar, odd);
    }
    if (type instanceof CellType.ListOf list) {
      return new JsonArray(Elements.counted(), of(list.element(), odd), false);
    }
    if (type instanceof CellType.SetOf set) {
      return new JsonArray(Elements.counted(), of(set.element(), odd), false);
    }
    if (type instanceof CellType.VectorOf vector) {
      return new JsonArray(VectorElements.of(vector), of(vector.element(), odd), true);
    }
    if (type instanceof CellType.MapOf map) {
      return new JsonMap(new JsonKey(of(map.key(), odd)), of(map.value(), odd));
    }
    if (type instanceof CellType.TupleOf tuple) {
      return new JsonTuple(all(tuple.elements(), odd));
    }
    CellType.UdtOf udt = (CellType.UdtOf) type;
    List<String> names = udt.fields().stream().map(CellType.UdtOf.Field::name).toList();
    List<CellType> types = udt.fields().stream().map(CellType.UdtOf.Field::type).toList();
    return new JsonObject(names, all(types, odd));
  }

  private static ColumnCodec[] all(List<CellType> types, OddText odd) {
    return types.stream().map(type -> of(type, odd)).toArray(ColumnCodec[]::new);
  }

  private static ColumnCodec scalar(CqlType type, OddText odd) {
    return switch (type) {
      case ASCII, TEXT -> EscapedText.ofJson(odd);
      case BLOB -> new EscapedBytes();
      case FLOAT -> new FixedCodec(Float.BYTES, JsonCodecs::putFloat);
      case DOUBLE -> new FixedCodec(Double.BYTES, JsonCodecs::putDouble);
      case BOOLEAN ->
          new FixedCodec(1, (cell, at, out) -> out.putAscii(cell[at] == 0 ? "false" : "true"));
      case BIGINT, COUNTER, INT, SMALLINT, TINYINT, VARINT, DECIMAL -> ScalarCodecs.of(type, odd);
      case TIMESTAMP -> quoted(TimeCodecs.isoTimestamp());
      case UUID, TIMEUUID, DATE, TIME, DURATION, INET -> quoted(ScalarCodecs.of(type, odd));
    };
  }

  /** A value without quotes or backslashes as a string. */
  private static ColumnCodec quoted(ColumnCodec value) {
    return (cell, offset, length, out) -> {
      out.put('"');
      value.write(cell, offset, length, out);
      out.put('"');
    };
  }

  private static void putFloat(byte[] cell, int at, CsvBuffer out) {
    float value = Float.intBitsToFloat(BigEndian.int32(cell, at));
    boolean finite = Float.isFinite(value);
    putQuote(finite, out);
    FloatDigits.put(value, out);
    putQuote(finite, out);
  }

  private static void putDouble(byte[] cell, int at, CsvBuffer out) {
    double value = Double.longBitsToDouble(BigEndian.int64(cell, at));
    boolean finite = Double.isFinite(value);
    putQuote(finite, out);
    FloatDigits.put(value, out);
    putQuote(finite, out);
  }

  private static void putQuote(boolean finite, CsvBuffer out) {
    if (!finite) {
      out.put('"');
    }
  }
}
