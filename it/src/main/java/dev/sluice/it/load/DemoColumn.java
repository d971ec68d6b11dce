package dev.sluice.it.load;

/**
 * A column of a {@link DemoTable}.
 *
 * @param cqlType its type in Cassandra
 * @param postgresType the type that holds its values in PostgreSQL without loss
 */
public record DemoColumn(String name, String cqlType, String postgresType, Role role) {

  /** A column's part in the primary key. */
  public enum Role {
    /** Decides the partition. */
    PARTITION_KEY,
    /** Decides the order within the partition. */
    CLUSTERING_KEY,
    /** Not part of the key; may be null. */
    REGULAR
  }
}
