package dev.sluice.encode;

/** Numbers of PostgreSQL's own types, the same on every server (pg_type.dat). */
final class TypeOids {
  private static final int UNKNOWN = 0;

  private TypeOids() {}

  /** Whether the type has the same number everywhere. */
  static boolean isKnown(String typname) {
    return of(typname) != UNKNOWN;
  }

  static int of(String typname) {
    return switch (typname) {
      case "bool" -> 16;
      case "bytea" -> 17;
      case "int8" -> 20;
      case "int2" -> 21;
      case "int4" -> 23;
      case "text" -> 25;
      case "json" -> 114;
      case "float4" -> 700;
      case "float8" -> 701;
      case "inet" -> 869;
      case "bpchar" -> 1042;
      case "varchar" -> 1043;
      case "date" -> 1082;
      case "time" -> 1083;
      case "timestamp" -> 1114;
      case "timestamptz" -> 1184;
      case "interval" -> 1186;
      case "numeric" -> 1700;
      case "uuid" -> 2950;
      case "jsonb" -> 3802;
      default -> UNKNOWN;
    };
  }
}
