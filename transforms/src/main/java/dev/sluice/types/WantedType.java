package dev.sluice.types;

import dev.sluice.row.Column;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type for a column of a made table.
 *
 * @param typname as in {@code pg_type}
 * @param modifier in brackets, such as {@code (12,2)}; empty if there is none
 */
record WantedType(String typname, String modifier) {
  private static final Pattern SQL =
      Pattern.compile(
          "([a-z_][a-z0-9_ ]*?) ?(\\([0-9]{1,8}(?:,-?[0-9]{1,4})?\\))?( with[a-z ]+)?(\\[])?");
  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("int", "int4"),
          Map.entry("integer", "int4"),
          Map.entry("bigint", "int8"),
          Map.entry("smallint", "int2"),
          Map.entry("real", "float4"),
          Map.entry("double precision", "float8"),
          Map.entry("boolean", "bool"),
          Map.entry("decimal", "numeric"),
          Map.entry("character varying", "varchar"),
          Map.entry("character", "bpchar"),
          Map.entry("char", "bpchar"),
          Map.entry("timestamp with time zone", "timestamptz"),
          Map.entry("timestamp without time zone", "timestamp"),
          Map.entry("time without time zone", "time"));

  /** The type that a column gets: what is asked for, or the usual one for its values. */
  static WantedType of(ColumnName name, Column source) {
    return name.type() == null
        ? new WantedType(CellType.of(source.type()).orElseThrow().accepted().get(0), "")
        : parse(name.type()).orElseThrow();
  }

  /** Empty if it does not look like a type. */
  static Optional<WantedType> parse(String sql) {
    String text =
        sql.strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\s+", " ")
            .replaceAll(" ?([(),]) ?", "$1")
            .replace(" [", "[")
            .replaceAll("\\)(?=[a-z])", ") ");
    Matcher type = SQL.matcher(text);
    if (!type.matches()) {
      return Optional.empty();
    }
    String name = type.group(1) + group(type, 3);
    String element = SYNONYMS.getOrDefault(name, name);
    String array = group(type, 4).isEmpty() ? "" : SqlType.ARRAY;
    return Optional.of(new WantedType(array + element, group(type, 2)));
  }

  private static String group(Matcher matcher, int group) {
    String text = matcher.group(group);
    return text == null ? "" : text;
  }

  /** As the catalogue will have it. */
  Column column(String name) {
    String element = SqlType.isArray(typname) ? typname.substring(SqlType.ARRAY.length()) : typname;
    return new Column(name, typname, Column.Fill.NULLABLE, Modifier.of(element, modifier).packed());
  }

  /** As DDL spells it. */
  String sql() {
    return SqlType.isArray(typname)
        ? SqlType.spelled(typname.substring(1)) + modifier + "[]"
        : SqlType.spelled(typname) + modifier;
  }
}
