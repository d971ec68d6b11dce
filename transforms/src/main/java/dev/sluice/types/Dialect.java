package dev.sluice.types;

/** Whose SQL a made table is written in. */
public enum Dialect {
  POSTGRESQL,
  /** Tables are sharded by the hash of the partition key, rows sorted inside each. */
  YUGABYTEDB
}
