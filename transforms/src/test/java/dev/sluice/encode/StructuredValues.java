package dev.sluice.encode;

import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import dev.sluice.types.CellType;
import dev.sluice.types.CqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random types of any structure, and random values of them as the driver encodes them. */
final class StructuredValues {
  private static final int DEEPEST = 3;

  private StructuredValues() {}

  /** A cell, and what the driver made it from. */
  record Value(CellType type, Object value, byte[] cell) {
    @Override
    public String toString() {
      return type.cql() + " " + value;
    }
  }

  /** Of types that are no scalars. */
  static Arbitrary<Value> any() {
    return types().flatMap(type -> of(type));
  }

  static Arbitrary<Value> of(CellType type) {
    return values(type).map(value -> new Value(type, value, DriverTypes.encoded(type, value)));
  }

  static Arbitrary<CellType> types() {
    return structured(DEEPEST);
  }

  /** Types whose values go into arrays. */
  static Arbitrary<CellType> flatTypes() {
    return scalars()
        .flatMap(
            element ->
                Arbitraries.of(
                    new CellType.ListOf(element),
                    new CellType.SetOf(element),
                    new CellType.VectorOf(element, 3)));
  }

  private static Arbitrary<CqlType> scalars() {
    return Arbitraries.of(CqlType.values()).filter(type -> type != CqlType.COUNTER);
  }

  private static Arbitrary<CellType> anyType(int depth) {
    Arbitrary<CellType> scalar = scalars().map(type -> type);
    return depth == 0 ? scalar : Arbitraries.oneOf(scalar, structured(depth));
  }

  private static Arbitrary<CellType> structured(int depth) {
    Arbitrary<CellType> inner = Arbitraries.lazy(() -> anyType(depth - 1));
    Arbitrary<List<CellType>> several = inner.list().ofMinSize(1).ofMaxSize(3);
    return Arbitraries.oneOf(
        inner.map(CellType.ListOf::new),
        inner.map(CellType.SetOf::new),
        Combinators.combine(inner, inner).as(CellType.MapOf::new),
        several.map(CellType.TupleOf::new),
        several.map(StructuredValues::udt),
        inner.map(element -> new CellType.VectorOf(element, 2)));
  }

  private static CellType udt(List<CellType> types) {
    return new CellType.UdtOf(
        "Ünit",
        IntStream.range(0, types.size())
            .mapToObj(i -> new CellType.UdtOf.Field("f\"" + i, types.get(i)))
            .toList());
  }

  private static Arbitrary<Object> values(CellType type) {
    if (type instanceof CqlType scalar) {
      return StorableCells.of(scalar)
          .map(
              cell -> {
                Object value = DriverTypes.decoded(scalar, cell);
                if (value == null) {
                  throw new IllegalArgumentException("The driver decodes null.");
                }
                return value;
              });
    }
    if (type instanceof CellType.ListOf list) {
      return values(list.element()).list().ofMaxSize(3).map(value -> value);
    }
    if (type instanceof CellType.SetOf set) {
      return values(set.element()).set().ofMaxSize(3).map(value -> value);
    }
    if (type instanceof CellType.MapOf map) {
      return Arbitraries.maps(values(map.key()), values(map.value()))
          .ofMaxSize(3)
          .map(value -> value);
    }
    if (type instanceof CellType.VectorOf vector) {
      return values(vector.element()).list().ofSize(vector.dimension()).map(CqlVector::newInstance);
    }
    return rows(type);
  }

  /** Tuples and user-defined types, some of their parts null. */
  private static Arbitrary<Object> rows(CellType type) {
    List<CellType> parts =
        type instanceof CellType.TupleOf tuple
            ? tuple.elements()
            : ((CellType.UdtOf) type).fields().stream().map(CellType.UdtOf.Field::type).toList();
    List<Arbitrary<Object>> values = new ArrayList<>();
    parts.forEach(part -> values.add(values(part).injectNull(0.2)));
    return Combinators.combine(values)
        .as(
            row ->
                type instanceof CellType.TupleOf
                    ? ((TupleType) DriverTypes.of(type)).newValue(row.toArray())
                    : ((UserDefinedType) DriverTypes.of(type)).newValue(row.toArray()));
  }
}
