package dev.sluice.encode;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;
import dev.sluice.types.CellType;
import dev.sluice.types.CqlType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The driver's types and codecs for ours. */
final class DriverTypes {
  private DriverTypes() {}

  static DataType of(CellType type) {
    if (type instanceof CellType.ListOf list) {
      return DataTypes.listOf(of(list.element()));
    }
    if (type instanceof CellType.SetOf set) {
      return DataTypes.setOf(of(set.element()));
    }
    if (type instanceof CellType.MapOf map) {
      return DataTypes.mapOf(of(map.key()), of(map.value()));
    }
    if (type instanceof CellType.VectorOf vector) {
      return DataTypes.vectorOf(of(vector.element()), vector.dimension());
    }
    if (type instanceof CellType.TupleOf tuple) {
      return DataTypes.tupleOf(
          tuple.elements().stream().map(DriverTypes::of).toArray(DataType[]::new));
    }
    if (type instanceof CellType.UdtOf udt) {
      UserDefinedTypeBuilder builder =
          new UserDefinedTypeBuilder(
              CqlIdentifier.fromInternal("ks"), CqlIdentifier.fromInternal(udt.name()));
      for (CellType.UdtOf.Field field : udt.fields()) {
        builder.withField(CqlIdentifier.fromInternal(field.name()), of(field.type()));
      }
      return builder.build();
    }
    return scalar((CqlType) type);
  }

  private static DataType scalar(CqlType type) {
    return switch (type) {
      case ASCII -> DataTypes.ASCII;
      case TEXT -> DataTypes.TEXT;
      case BIGINT -> DataTypes.BIGINT;
      case COUNTER -> DataTypes.COUNTER;
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
      // Its codec for timeuuid takes no others.
      case TIMEUUID -> DataTypes.UUID;
      case TIMESTAMP -> DataTypes.TIMESTAMP;
      case DATE -> DataTypes.DATE;
      case TIME -> DataTypes.TIME;
      case DURATION -> DataTypes.DURATION;
      case INET -> DataTypes.INET;
    };
  }

  static @Nullable Object decoded(CellType type, byte[] cell) {
    return codec(type).decode(ByteBuffer.wrap(cell), ProtocolVersion.V5);
  }

  static byte[] encoded(CellType type, Object value) {
    ByteBuffer bytes = codec(type).encode(value, ProtocolVersion.V5);
    if (bytes == null) {
      throw new IllegalArgumentException("The driver encodes null.");
    }
    return StorableCells.cell(bytes.duplicate());
  }

  private static TypeCodec<Object> codec(CellType type) {
    return CodecRegistry.DEFAULT.codecFor(of(type));
  }
}
