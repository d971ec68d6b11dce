package dev.sluice.pipelines;

import dev.sluice.cassandra.ReadCassandra;
import dev.sluice.copy.CopyToPostgres;
import dev.sluice.encode.EncodeRows;
import org.apache.beam.sdk.Pipeline;

/** The pipeline of {@code migrate}: one unit, one bundle, one connection, one transaction. */
final class CassandraToPostgres {
  private CassandraToPostgres() {}

  static void assemble(
      Pipeline pipeline, ReadCassandra read, EncodeRows encode, CopyToPostgres copy) {
    pipeline.apply("ReadCassandra", read).apply("EncodeRows", encode).apply("CopyToPostgres", copy);
  }
}
