package dev.sluice.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Spells types as {@link dev.sluice.row.Column} wants them. */
final class TypeSpelling {
  private TypeSpelling() {}

  static String of(DataType type) {
    if (type instanceof ListType list) {
      return "list<" + of(list.getElementType()) + ">";
    }
    if (type instanceof SetType set) {
      return "set<" + of(set.getElementType()) + ">";
    }
    if (type instanceof MapType map) {
      return "map<%s, %s>".formatted(of(map.getKeyType()), of(map.getValueType()));
    }
    if (type instanceof VectorType vector) {
      return "vector<%s, %d>".formatted(of(vector.getElementType()), vector.getDimensions());
    }
    if (type instanceof TupleType tuple) {
      return tuple.getComponentTypes().stream()
          .map(TypeSpelling::of)
          .collect(Collectors.joining(", ", "tuple<", ">"));
    }
    return type instanceof UserDefinedType udt ? udt(udt) : type.asCql(false, true);
  }

  private static String udt(UserDefinedType udt) {
    List<CqlIdentifier> names = udt.getFieldNames();
    return IntStream.range(0, names.size())
        .mapToObj(i -> names.get(i).asCql(true) + " " + of(udt.getFieldTypes().get(i)))
        .collect(Collectors.joining(", ", udt.getName().asCql(true) + "{", "}"));
  }
}
