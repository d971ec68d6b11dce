package dev.sluice.encode;

import dev.sluice.types.CellType;
import dev.sluice.types.ColumnPlan;
import dev.sluice.types.CqlType;

/** Which codec a column gets: the one place to add a kind of types. */
final class ColumnCodecs {
  /** What the names of arrays begin with. */
  private static final String ARRAY = "_";

  private ColumnCodecs() {}

  /** The codecs of all columns; they tell {@code repairs} of values that they change. */
  static ColumnCodec[] of(EncodeSettings settings, Repairs repairs) {
    ColumnCodec[] codecs = new ColumnCodec[settings.columns().size()];
    for (int column = 0; column < codecs.length; column++) {
      ColumnPlan plan = settings.columns().get(column);
      codecs[column] =
          of(plan.type(), plan.targetType(), new OddText(settings.invalidText(), repairs, column));
    }
    return codecs;
  }

  private static ColumnCodec of(CellType type, String to, OddText odd) {
    if (type instanceof CqlType scalar) {
      return ScalarCodecs.of(scalar, to, odd);
    }
    if (type instanceof CellType.WriteTime) {
      return to.startsWith("timestamp") ? TimeCodecs.writeTime() : NumberCodecs.int64();
    }
    if (!to.startsWith(ARRAY)) {
      return new JsonField(JsonCodecs.of(type, odd));
    }
    ColumnCodec element = ScalarCodecs.inArray(elementOf(type), to.substring(1), odd);
    return new ArrayCodec(elementsOf(type), element, emptyIsNull(type));
  }

  /** Walks over the cells of a type whose values go into arrays. */
  static Elements elementsOf(CellType type) {
    return type instanceof CellType.VectorOf vector
        ? VectorElements.of(vector)
        : Elements.counted();
  }

  /** Drivers read a vector of zero bytes as null, a list as empty. */
  static boolean emptyIsNull(CellType type) {
    return type instanceof CellType.VectorOf;
  }

  /** The scalar that is in an array. */
  static CqlType elementOf(CellType type) {
    CellType element =
        type instanceof CellType.ListOf list
            ? list.element()
            : type instanceof CellType.SetOf set
                ? set.element()
                : ((CellType.VectorOf) type).element();
    return (CqlType) element;
  }
}
