package dev.sluice.types;

import java.util.Map;
import java.util.Set;

/** {@code pg_type.typname} as it is written in SQL. */
final class SqlType {
  /** What the typname of an array begins with. */
  static final String ARRAY = "_";

  private static final Map<String, String> SPELLING =
      Map.of(
          "int2", "smallint",
          "int4", "integer",
          "int8", "bigint",
          "float4", "real",
          "float8", "double precision",
          "bool", "boolean");
  private static final Set<String> COLLATED = Set.of("text", "varchar", "bpchar");

  private SqlType() {}

  static String spelled(String typname) {
    return isArray(typname)
        ? spelled(typname.substring(1)) + "[]"
        : SPELLING.getOrDefault(typname, typname);
  }

  static boolean isArray(String typname) {
    return typname.startsWith(ARRAY);
  }

  /** Whether values of the type sort by a collation. */
  static boolean isCollated(String typname) {
    return COLLATED.contains(typname);
  }
}
