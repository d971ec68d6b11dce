package dev.sluice.types;

import java.util.List;
import java.util.stream.Stream;

/** Types that hold values of any structure, as JSON. */
final class Documents {
  static final List<String> TYPES = List.of("jsonb", "json", "text", "varchar");

  private Documents() {}

  /** Arrays come first, of those types that hold an element, if PostgreSQL has arrays of them. */
  static List<String> orArraysOf(CellType element) {
    Stream<String> arrays =
        element instanceof CqlType scalar
            ? scalar.accepted().stream().map(type -> SqlType.ARRAY + type)
            : Stream.empty();
    return Stream.concat(arrays, TYPES.stream()).toList();
  }
}
