package dev.sluice.it.load;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import dev.sluice.types.CellType;
import dev.sluice.types.CqlType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cells as Cassandra sends them, without a Cassandra. */
public final class DrawnCells {
  private static final int NULL = -1;
  private static final int MOST_ELEMENTS = 4;

  private final RandomValues values;

  private DrawnCells(RandomValues values) {
    this.values = values;
  }

  /** A row of so many cells of one type, each behind its length. */
  public static byte[] row(CellType type, int cells, long row) {
    DrawnCells drawn = new DrawnCells(RandomValues.of(1, row));
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (int i = 0; i < cells; i++) {
      frame(drawn.cell(type), frames);
    }
    return frames.toByteArray();
  }

  /** A row of a table whose columns are all scalars, each cell behind its length. */
  public static byte[] row(DemoTable table, long row) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    @Nullable Object[] values = table.row(row);
    for (int i = 0; i < values.length; i++) {
      CqlType type = CqlType.of(table.columns().get(i).cqlType()).orElseThrow();
      Object value = values[i];
      frame(value == null ? null : scalar(type, value), frames);
    }
    return frames.toByteArray();
  }

  private byte[] cell(CellType type) {
    if (type instanceof CqlType scalar) {
      return scalar(scalar, draw(scalar));
    }
    if (type instanceof CellType.ListOf list) {
      return collection(List.of(list.element()));
    }
    if (type instanceof CellType.SetOf set) {
      return collection(List.of(set.element()));
    }
    if (type instanceof CellType.MapOf map) {
      return collection(List.of(map.key(), map.value()));
    }
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    if (type instanceof CellType.TupleOf tuple) {
      tuple.elements().forEach(element -> frame(cell(element), parts));
    } else if (type instanceof CellType.UdtOf udt) {
      udt.fields().forEach(field -> frame(cell(field.type()), parts));
    } else if (type instanceof CellType.VectorOf vector) {
      for (int i = 0; i < vector.dimension(); i++) {
        parts.writeBytes(cell(vector.element()));
      }
    } else {
      parts.writeBytes(scalar(CqlType.BIGINT, values.timestamp().toEpochMilli() * 1_000));
    }
    return parts.toByteArray();
  }

  private byte[] collection(List<CellType> parts) {
    ByteArrayOutputStream elements = new ByteArrayOutputStream();
    int count = values.between(1, MOST_ELEMENTS);
    elements.writeBytes(int32(count));
    for (int i = 0; i < count; i++) {
      parts.forEach(part -> frame(cell(part), elements));
    }
    return elements.toByteArray();
  }

  private Object draw(CqlType type) {
    String cql = type == CqlType.COUNTER ? CqlType.BIGINT.cql() : type.cql();
    return Arrays.stream(Measurement.values())
        .filter(kind -> kind.column(0).cqlType().equals(cql))
        .findFirst()
        .orElseThrow()
        .draw(values);
  }

  private static byte[] scalar(CqlType type, Object value) {
    ByteBuffer cell =
        Objects.requireNonNull(
            CodecRegistry.DEFAULT
                .<Object>codecFor(dataType(type))
                .encode(value, ProtocolVersion.DEFAULT));
    byte[] bytes = new byte[cell.remaining()];
    cell.duplicate().get(bytes);
    return bytes;
  }

  private static DataType dataType(CqlType type) {
    return switch (type) {
      case ASCII -> DataTypes.ASCII;
      case TEXT -> DataTypes.TEXT;
      case BIGINT, COUNTER -> DataTypes.BIGINT;
      case INT -> DataTypes.INT;
      case SMALLINT -> DataTypes.SMALLINT;
      case TINYINT -> DataTypes.TINYINT;
      case VARINT -> DataTypes.VARINT;
      case DECIMAL -> DataTypes.DECIMAL;
      case FLOAT -> DataTypes.FLOAT;
      case DOUBLE -> DataTypes.DOUBLE;
      case BOOLEAN -> DataTypes.BOOLEAN;
      case BLOB -> DataTypes.BLOB;
      case UUID -> DataTypes.UUID;
      case TIMEUUID -> DataTypes.TIMEUUID;
      case TIMESTAMP -> DataTypes.TIMESTAMP;
      case DATE -> DataTypes.DATE;
      case TIME -> DataTypes.TIME;
      case DURATION -> DataTypes.DURATION;
      case INET -> DataTypes.INET;
    };
  }

  private static void frame(byte @Nullable [] cell, ByteArrayOutputStream frames) {
    frames.writeBytes(int32(cell == null ? NULL : cell.length));
    if (cell != null) {
      frames.writeBytes(cell);
    }
  }

  private static byte[] int32(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }
}
