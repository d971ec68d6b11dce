package dev.sluice.it.bench;

import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/**
 * How values of a PostgreSQL type are bound. Null is bound as the same type: a batch whose types
 * change is sent in pieces.
 */
enum StockType {
  TEXT("text", Types.VARCHAR),
  BIGINT("bigint", Types.BIGINT),
  INTEGER("integer", Types.INTEGER),
  SMALLINT("smallint", Types.SMALLINT),
  BOOLEAN("boolean", Types.BOOLEAN),
  DOUBLE("double precision", Types.DOUBLE),
  REAL("real", Types.REAL),
  NUMERIC("numeric", Types.NUMERIC),
  BYTEA("bytea", Types.BINARY),
  DATE("date", Types.DATE),
  TIMESTAMPTZ("timestamptz", Types.TIMESTAMP_WITH_TIMEZONE),
  UUID("uuid", Types.OTHER),
  TIME("time", Types.OTHER),
  INET("inet", Types.OTHER),
  INTERVAL("interval", Types.OTHER);

  private final String name;
  private final int jdbcType;

  StockType(String name, int jdbcType) {
    this.name = name;
    this.jdbcType = jdbcType;
  }

  static StockType of(String postgresType) {
    for (StockType type : values()) {
      if (type.name.equals(postgresType)) {
        return type;
      }
    }
    throw new IllegalArgumentException("No table of the benchmarks has a " + postgresType);
  }

  void bind(PreparedStatement insert, int index, Serializable value) throws SQLException {
    if (value == null) {
      bindNull(insert, index);
      return;
    }
    switch (this) {
      case DATE, UUID -> insert.setObject(index, value);
      case BYTEA -> insert.setBytes(index, (byte[]) value);
      case TIMESTAMPTZ -> insert.setTimestamp(index, (java.sql.Timestamp) value);
      case SMALLINT -> insert.setShort(index, ((Number) value).shortValue());
      case TIME -> insert.setObject(index, StockRow.time((Long) value), jdbcType);
      default -> insert.setObject(index, value, jdbcType);
    }
  }

  private void bindNull(PreparedStatement insert, int index) throws SQLException {
    switch (this) {
      case UUID -> insert.setNull(index, jdbcType, name);
      // The driver leaves the type of a time's value to the server.
      case TIMESTAMPTZ -> insert.setNull(index, Types.OTHER);
      default -> insert.setNull(index, jdbcType);
    }
  }
}
