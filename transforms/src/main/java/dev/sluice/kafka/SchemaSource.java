package dev.sluice.kafka;

import java.util.Optional;

/** Gives the Avro schemas that records are written with. */
@FunctionalInterface
public interface SchemaSource {

  /**
   * The schema with this id, in JSON.
   *
   * @return empty if there is no such schema
   * @throws dev.sluice.row.IncompleteException if it cannot be had now
   */
  Optional<String> schema(int id);
}
