package dev.sluice.types;

import dev.sluice.row.CellFunction;
import dev.sluice.row.Column;
import dev.sluice.row.TableShape;
import java.util.ArrayList;
import java.util.List;

/** What is worth saying of a column of a made table: where it is not quite what Cassandra has. */
final class ColumnNote {
  private ColumnNote() {}

  /** In one line; empty if there is nothing to say. */
  static String of(TableShape source, Column column) {
    List<String> notes = new ArrayList<>();
    String ofType =
        CellFunction.parse(column.name())
            .map(ColumnNote::ofFunction)
            .orElseGet(() -> isScalar(column) ? ofType(column.type()) : column.type());
    if (!ofType.isEmpty()) {
      notes.add(ofType);
    }
    if (source.clusteringKey().contains(column.name())) {
      String ofOrder = ofOrder(column.type());
      if (!ofOrder.isEmpty()) {
        notes.add(ofOrder);
      }
    }
    if (source.isKey(column.name()) && column.type().equals("time")) {
      notes.add("so two keys may become one");
    }
    if (source.statics().contains(column.name())) {
      notes.add("static: repeated in every row of its partition");
    }
    return String.join("; ", notes);
  }

  private static String ofFunction(CellFunction function) {
    return switch (function.kind()) {
      case WRITETIME -> "when " + function.column() + " was written";
      case TTL -> "seconds that " + function.column() + " had left when it was copied";
    };
  }

  private static boolean isScalar(Column column) {
    return CqlType.of(column.type()).isPresent();
  }

  private static String ofType(String cql) {
    return switch (cql) {
      case "counter" -> "the counter as it is when it is copied";
      case "timestamp" -> "milliseconds UTC";
      case "time", "duration" -> "nanoseconds are cut to microseconds";
      case "timeuuid" -> "sorts by its bytes, in Cassandra by its time";
      case "tinyint" -> "PostgreSQL has no smaller integer";
      case "varint" -> "has no largest value";
      default -> "";
    };
  }

  /** Where rows of a partition sort otherwise than in Cassandra, or would without care. */
  private static String ofOrder(String cql) {
    return switch (cql) {
      case "ascii", "text" -> "sorts by its bytes, as in Cassandra";
      case "inet" -> "IPv4 sorts before IPv6, in Cassandra all by their bytes";
      case "uuid" -> "sorts by its bytes, in Cassandra by its version first";
      default -> "";
    };
  }
}
