package dev.sluice.kafka;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the Avro schemas that records are written with. */
@FunctionalInterface
public interface SchemaSource {

  /**
   * The schema with this id.
   *
   * @throws dev.sluice.row.IncompleteException if it cannot be had now
   */
  Answer schema(int id);

  /**
   * A schema, or why there will never be one.
   *
   * @param schemas in JSON: those that the schema refers to, each behind those of its own, and the
   *     schema itself as the last; empty if there is none
   * @param problem the end of a sentence that begins with "has schema 7, which"; null if there is a
   *     schema
   */
  record Answer(List<String> schemas, @Nullable String problem) {
    public Answer {
      schemas = List.copyOf(schemas);
    }

    /** A schema that refers to no others. */
    public static Answer of(String schema) {
      return new Answer(List.of(schema), null);
    }

    /** No schema. */
    public static Answer none(String problem) {
      return new Answer(List.of(), problem);
    }
  }
}
