package dev.sluice.types;

import dev.sluice.row.Column;
import dev.sluice.types.Loss.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds out what one column loses. */
final class Losses {
  static final String STATIC = "Static values are repeated on every row of their partition";

  private final Column from;
  private final Modifier modifier;
  private final Set<Loss> found = new LinkedHashSet<>();

  private Losses(Column from, Modifier modifier) {
    this.from = from;
    this.modifier = modifier;
  }

  /**
   * From a column of that type into one of the target's.
   *
   * @param isStatic whether Cassandra has the value once for a whole partition
   */
  static List<Loss> of(Column from, CellType type, Column to, boolean isStatic) {
    Losses losses = new Losses(from, new Modifier(to.modifier()));
    losses.into(type, to.type());
    if (isStatic) {
      losses.remark(STATIC);
    }
    return List.copyOf(losses.found);
  }

  private void into(CellType type, String to) {
    if (type instanceof CqlType scalar) {
      scalar(scalar, to);
    } else if (type instanceof CellType.WriteTime) {
      if (to.startsWith("timestamp")) {
        seconds(Modifier.MICROS);
      }
    } else if (SqlType.isArray(to)) {
      parts(type).forEach(element -> into(element, to.substring(SqlType.ARRAY.length())));
    } else {
      parts(type).forEach(this::intoJson);
      if (to.equals("jsonb")) {
        intoJsonb(type);
      }
    }
  }

  private void intoJson(CellType type) {
    if (isNanoseconds(type)) {
      nanoseconds();
    }
    parts(type).forEach(this::intoJson);
  }

  private void intoJsonb(CellType type) {
    if (type instanceof CellType.MapOf || type instanceof CellType.UdtOf) {
      remark("jsonb sorts the keys of objects");
    }
    if (type == CqlType.FLOAT || type == CqlType.DOUBLE) {
      remark("jsonb has no -0");
    }
    parts(type).forEach(this::intoJsonb);
  }

  private static boolean isNanoseconds(CellType type) {
    return type == CqlType.TIME || type == CqlType.DURATION;
  }

  private static List<CellType> parts(CellType type) {
    if (type instanceof CellType.ListOf list) {
      return List.of(list.element());
    }
    if (type instanceof CellType.SetOf set) {
      return List.of(set.element());
    }
    if (type instanceof CellType.VectorOf vector) {
      return List.of(vector.element());
    }
    if (type instanceof CellType.MapOf map) {
      return List.of(map.key(), map.value());
    }
    if (type instanceof CellType.TupleOf tuple) {
      return tuple.elements();
    }
    return type instanceof CellType.UdtOf udt
        ? udt.fields().stream().map(CellType.UdtOf.Field::type).toList()
        : List.of();
  }

  private void scalar(CqlType type, String to) {
    if (isNanoseconds(type)) {
      nanoseconds();
    }
    ofKind(type, to);
    switch (to) {
      case "numeric" -> rounded(type);
      case "time" -> seconds(Modifier.MICROS);
      case "timestamp", "timestamptz" -> seconds(Modifier.MILLIS);
      case "interval" -> interval();
      case "bpchar" -> padded();
      case "jsonb" -> remark("jsonb keeps what JSON means, not how it is written,");
      default -> {}
    }
  }

  private void ofKind(CqlType type, String to) {
    switch (type) {
      case COUNTER -> remark("Counters are copied as they are when they are read");
      case TIMEUUID -> remark("timeuuids sort by their bytes, in Cassandra by their time,");
      case DECIMAL ->
          remark("Decimals of a negative scale keep their value alone (12E5 becomes 1200000)");
      case FLOAT -> {
        if (to.equals("float8")) {
          remark("float becomes the float8 of the same value (0.1 becomes 0.10000000149011612)");
        }
      }
      default -> {}
    }
  }

  private void rounded(CqlType type) {
    if (modifier.isThere() && (type == CqlType.DECIMAL || modifier.scale() < 0)) {
      values("Numbers are rounded to %,d digits behind the point".formatted(modifier.scale()));
    }
  }

  private void seconds(int digits) {
    if (modifier.isThere() && modifier.digits() < digits) {
      values("Seconds are rounded to %d digits behind the point".formatted(modifier.digits()));
    }
  }

  private void interval() {
    if (modifier.cutsInterval()) {
      values("Intervals lose what their type in the target leaves out");
    }
  }

  private void padded() {
    if (modifier.isThere()) {
      values("Text is padded with spaces to %,d characters".formatted(modifier.characters()));
    }
  }

  private void nanoseconds() {
    values("Nanoseconds are cut to PostgreSQL's microseconds");
  }

  private void values(String what) {
    found.add(new Loss(from.name(), Kind.VALUES, what));
  }

  private void remark(String what) {
    found.add(new Loss(from.name(), Kind.REMARK, what));
  }

  /** In the middle of a sentence. */
  static String inside(String what) {
    boolean word = what.length() > 1 && Character.isLowerCase(what.charAt(1));
    return word ? what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1) : what;
  }
}
