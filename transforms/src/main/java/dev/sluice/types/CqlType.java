package dev.sluice.types;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The scalar CQL types and the PostgreSQL types (by {@code typname}) that can hold them; the first
 * is the one that {@code --createTarget} uses. A type without a row here is refused before anything
 * is read.
 */
public enum CqlType implements CellType {
  ASCII("ascii", Accepts.TEXT),
  TEXT("text", Accepts.TEXT),
  BIGINT("bigint", List.of("int8", "numeric")),
  COUNTER("counter", List.of("int8", "numeric")),
  INT("int", List.of("int4", "int8", "numeric")),
  SMALLINT("smallint", List.of("int2", "int4", "int8", "numeric")),
  TINYINT("tinyint", List.of("int2", "int4", "int8", "numeric")),
  /** Unbounded; int8 is accepted because the server refuses what does not fit. */
  VARINT("varint", List.of("numeric", "int8")),
  DECIMAL("decimal", List.of("numeric")),
  FLOAT("float", List.of("float4", "float8")),
  DOUBLE("double", List.of("float8")),
  BOOLEAN("boolean", List.of("bool")),
  BLOB("blob", List.of("bytea")),
  UUID("uuid", List.of("uuid")),
  /** PostgreSQL sorts it by bytes, Cassandra by time. */
  TIMEUUID("timeuuid", List.of("uuid")),
  /** Milliseconds UTC; {@code timestamp} receives the UTC wall clock. */
  TIMESTAMP("timestamp", List.of("timestamptz", "timestamp")),
  DATE("date", List.of("date")),
  /** Nanoseconds of the day; PostgreSQL keeps microseconds. */
  TIME("time", List.of("time")),
  DURATION("duration", List.of("interval")),
  INET("inet", List.of("inet"));

  private final String cql;
  private final List<String> accepted;

  CqlType(String cql, List<String> accepted) {
    this.cql = cql;
    this.accepted = accepted;
  }

  /** The scalar type of that CQL spelling, empty if it is none. */
  public static Optional<CqlType> of(String cql) {
    String name = cql.equals("varchar") ? "text" : cql;
    return Arrays.stream(values()).filter(t -> t.cql.equals(name)).findFirst();
  }

  @Override
  public String cql() {
    return cql;
  }

  @Override
  public List<String> accepted() {
    return accepted;
  }

  private static final class Accepts {
    static final List<String> TEXT =
        List.of("text", "varchar", "bpchar", "citext", "json", "jsonb");
  }
}
