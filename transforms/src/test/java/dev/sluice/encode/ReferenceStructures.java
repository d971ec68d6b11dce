package dev.sluice.encode;

import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.data.GettableByIndex;
import dev.sluice.types.CellType;
import dev.sluice.types.CqlType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON and arrays the slow and obvious way, of what the driver decodes. */
final class ReferenceStructures {
  private static final String NAN32 = "7fc00000";
  private static final String NAN64 = "7ff8000000000000";

  private ReferenceStructures() {}

  static String json(CellType type, @Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (type instanceof CqlType scalar) {
      return jsonScalar(scalar, value);
    }
    if (type instanceof CellType.MapOf map) {
      return ((Map<?, ?>) value)
          .entrySet().stream()
              .map(
                  entry ->
                      key(map.key(), entry.getKey()) + ":" + json(map.value(), entry.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
    }
    if (type instanceof CellType.TupleOf tuple) {
      return String.join(",", parts(tuple.elements(), value)).transform(all -> "[" + all + "]");
    }
    if (type instanceof CellType.UdtOf udt) {
      List<String> parts =
          parts(udt.fields().stream().map(CellType.UdtOf.Field::type).toList(), value);
      List<String> fields = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        fields.add(string(udt.fields().get(i).name()) + ":" + parts.get(i));
      }
      return "{" + String.join(",", fields) + "}";
    }
    return elements(value).stream()
        .map(element -> json(element(type), element))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String key(CellType type, Object value) {
    String json = json(type, value);
    return json.startsWith("\"") ? json : string(json);
  }

  private static List<String> parts(List<CellType> types, Object value) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      ByteBuffer cell = ((GettableByIndex) value).getBytesUnsafe(i);
      Object part =
          cell == null
              ? null
              : DriverTypes.decoded(types.get(i), StorableCells.cell(cell.duplicate()));
      parts.add(json(types.get(i), part));
    }
    return parts;
  }

  private static String jsonScalar(CqlType type, Object value) {
    byte[] cell = DriverTypes.encoded(type, value);
    return switch (type) {
      case ASCII, TEXT -> string((String) value);
      case BOOLEAN -> value.toString();
      case FLOAT, DOUBLE -> {
        String text = Cells.field(type, cell);
        yield text.matches(".*[NIy].*") ? '"' + text + '"' : text;
      }
      case TIMESTAMP ->
          string(ReferenceCsv.field(type, cell).replaceFirst(" ", "T").replace("+00", "Z"));
      case BIGINT, COUNTER, INT, SMALLINT, TINYINT, VARINT, DECIMAL ->
          ReferenceCsv.field(type, cell);
      default -> string(ReferenceCsv.field(type, cell));
    };
  }

  static String string(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int special = "\"\\\b\f\n\r\t".indexOf(c);
      if (special >= 0) {
        json.append('\\').append("\"\\bfnrt".charAt(special));
      } else if (c < ' ') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  /** The text of an array, as array_out writes it but for quotes. */
  static String array(CellType type, String to, Object value) {
    return elements(value).stream()
        .map(element -> inArray((CqlType) element(type), to.substring(1), element))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String inArray(CqlType type, String to, Object value) {
    byte[] cell = DriverTypes.encoded(type, value);
    return switch (type) {
      case ASCII, TEXT -> '"' + ((String) value).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      case BLOB -> "\"\\\\x" + HexFormat.of().formatHex(cell) + '"';
      case FLOAT, DOUBLE ->
          Cells.field(Cells.chunk(Fields.column(type, to), InvalidText.REJECT, cell));
      default -> ReferenceCsv.field(type, cell);
    };
  }

  /** The field of an array, in hex without its length. */
  static String binaryArray(CellType type, String to, Object value) {
    Collection<?> elements = elements(value);
    StringBuilder hex = new StringBuilder();
    hex.append(int32(elements.isEmpty() ? 0 : 1)).append(int32(0));
    hex.append(int32(TypeOids.of(to.substring(1))));
    if (!elements.isEmpty()) {
      hex.append(int32(elements.size())).append(int32(1));
    }
    CqlType element = (CqlType) element(type);
    for (Object one : elements) {
      byte[] cell = DriverTypes.encoded(element, one);
      String field = nan(element, one) ? (element == CqlType.FLOAT ? NAN32 : NAN64) : "";
      if (field.isEmpty() || to.equals("_float8")) {
        field = Fields.field(element, to.substring(1), cell);
      }
      hex.append(int32(field.length() / 2)).append(field);
    }
    return hex.toString();
  }

  private static boolean nan(CqlType type, Object value) {
    return type == CqlType.FLOAT && ((Float) value).isNaN()
        || type == CqlType.DOUBLE && ((Double) value).isNaN();
  }

  private static String int32(int value) {
    return HexFormat.of().formatHex(Cells.int32(value));
  }

  private static CellType element(CellType type) {
    return type instanceof CellType.ListOf list
        ? list.element()
        : type instanceof CellType.SetOf set ? set.element() : ((CellType.VectorOf) type).element();
  }

  private static Collection<?> elements(Object value) {
    return value instanceof CqlVector<?> vector ? vector.stream().toList() : (Collection<?>) value;
  }
}
