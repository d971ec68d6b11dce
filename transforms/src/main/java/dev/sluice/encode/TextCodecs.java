package dev.sluice.encode;

/** Which codec a column of a text source gets: the one place to add a type. */
final class TextCodecs {
  private TextCodecs() {}

  /** The codecs of all columns; they tell {@code repairs} of values that they change. */
  static ColumnCodec[] of(TextSettings settings, Repairs repairs) {
    ColumnCodec[] codecs = new ColumnCodec[settings.columns().size()];
    for (int column = 0; column < codecs.length; column++) {
      TextCodec text = new TextCodec(new OddText(settings.invalidText(), repairs, column));
      String type = settings.columns().get(column).targetType();
      // PostgreSQL names the type of an array so.
      boolean array = settings.arrays() == ArrayText.JSON && type.startsWith("_");
      codecs[column] =
          array
              ? new JsonArrayCodec(
                  type.substring(1), of(type.substring(1), settings.formats(), text))
              : of(type, settings.formats(), text);
    }
    return codecs;
  }

  private static ColumnCodec of(String type, TextFormats formats, TextCodec text) {
    TextNumberCodecs numbers = new TextNumberCodecs(formats);
    TextTimeCodecs times = new TextTimeCodecs(formats);
    return switch (type) {
      case "text", "varchar", "bpchar", "citext", "name", "char" -> text;
      case "int2" -> numbers.integer(type, Short.MIN_VALUE, Short.MAX_VALUE);
      case "int4" -> numbers.integer(type, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "int8" -> numbers.integer(type, Long.MIN_VALUE, Long.MAX_VALUE);
      case "numeric", "float4", "float8" -> numbers.decimal(type);
      case "bool" -> TextWordCodecs.bool(formats);
      case "uuid" -> TextWordCodecs.uuid();
      case "bytea" -> TextWordCodecs.bytea();
      case "inet", "cidr" -> TextWordCodecs.address(type);
      case "date" -> times.date();
      case "time" -> times.time();
      case "timetz" -> times.timetz();
      case "timestamp" -> times.timestamp();
      case "timestamptz" -> times.timestamptz();
      default -> quoted(text);
    };
  }

  /**
   * JSON, intervals, enums, arrays as PostgreSQL writes them: for the server to check. None of them
   * is empty text.
   */
  private static ColumnCodec quoted(TextCodec text) {
    return (cell, offset, length, out) -> text.write(cell, offset, length, out);
  }
}
