package dev.sluice.types;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The type of a Cassandra column, or of a part of its values. Frozen or not is all the same. */
public sealed interface CellType extends Serializable
    permits CqlType,
        CellType.ListOf,
        CellType.SetOf,
        CellType.MapOf,
        CellType.TupleOf,
        CellType.UdtOf,
        CellType.VectorOf,
        CellType.WriteTime {

  /**
   * CQL's own spelling, but that a user-defined type names its fields too: {@code
   * list<address{street text, "No" int}>}. {@link #of} reads it.
   */
  String cql();

  /**
   * {@code pg_type.typname} of every type that can hold it, the usual one first; an array's begins
   * with an underscore.
   */
  List<String> accepted();

  /** The type of that spelling, empty if Sluice cannot store it. */
  static Optional<CellType> of(String cql) {
    return cql.equals(WriteTime.NAME) ? Optional.of(new WriteTime()) : new TypeText(cql).type();
  }

  /** When a value was written: what {@code writetime(v)} tells, in microseconds since 1970. */
  record WriteTime() implements CellType {
    static final String NAME = "writetime";

    @Override
    public String cql() {
      return NAME;
    }

    @Override
    public List<String> accepted() {
      return List.of("timestamptz", "timestamp", "int8", "numeric");
    }
  }

  /** Elements in an order of their own. */
  record ListOf(CellType element) implements CellType {
    @Override
    public String cql() {
      return "list<" + element.cql() + ">";
    }

    @Override
    public List<String> accepted() {
      return Documents.orArraysOf(element);
    }
  }

  /** Elements that differ, sorted. */
  record SetOf(CellType element) implements CellType {
    @Override
    public String cql() {
      return "set<" + element.cql() + ">";
    }

    @Override
    public List<String> accepted() {
      return Documents.orArraysOf(element);
    }
  }

  /** Keys that differ, sorted, each with its value. */
  record MapOf(CellType key, CellType value) implements CellType {
    @Override
    public String cql() {
      return "map<%s, %s>".formatted(key.cql(), value.cql());
    }

    @Override
    public List<String> accepted() {
      return Documents.TYPES;
    }
  }

  /** A fixed number of elements, each of its own type. */
  record TupleOf(List<CellType> elements) implements CellType {
    public TupleOf {
      elements = List.copyOf(elements);
    }

    @Override
    public String cql() {
      return elements.stream().map(CellType::cql).collect(Collectors.joining(", ", "tuple<", ">"));
    }

    @Override
    public List<String> accepted() {
      return Documents.TYPES;
    }
  }

  /**
   * A user-defined type.
   *
   * @param name without its keyspace
   */
  record UdtOf(String name, List<Field> fields) implements CellType {
    public UdtOf {
      fields = List.copyOf(fields);
    }

    /** One field of it, by its name as stored. */
    public record Field(String name, CellType type) implements Serializable {}

    @Override
    public String cql() {
      return fields.stream()
          .map(field -> TypeText.name(field.name()) + " " + field.type().cql())
          .collect(Collectors.joining(", ", TypeText.name(name) + "{", "}"));
    }

    @Override
    public List<String> accepted() {
      return Documents.TYPES;
    }
  }

  /** A fixed number of elements of one type, none of them null. */
  record VectorOf(CellType element, int dimension) implements CellType {
    @Override
    public String cql() {
      return "vector<%s, %d>".formatted(element.cql(), dimension);
    }

    @Override
    public List<String> accepted() {
      List<String> accepted = new ArrayList<>(Documents.orArraysOf(element));
      if (element == CqlType.FLOAT) {
        accepted.add(accepted.indexOf("jsonb"), PGVECTOR);
      }
      return accepted;
    }
  }

  /** The type that the extension pgvector adds. */
  String PGVECTOR = "vector";
}
