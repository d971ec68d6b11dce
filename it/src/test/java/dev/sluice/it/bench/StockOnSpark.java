package dev.sluice.it.bench;

import dev.sluice.copy.PostgresTarget;
import dev.sluice.it.peers.RowMapper;
import java.util.Collections;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.cassandra.CassandraIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO;

/**
 * The pipeline of Beam's own transforms for {@code events}, on the same SparkRunner, tuned as its
 * users would: columns by position, batches of {@value #BATCH} rows, each rewritten by the driver
 * to INSERTs of many rows.
 */
record StockOnSpark(Table table) {
  private static final int BATCH = 1000;

  Pipeline pipeline() {
    Pipeline pipeline = OnSpark.empty();
    pipeline.apply(read()).apply(write());
    return pipeline;
  }

  private CassandraIO.Read<StockEvent> read() {
    String keyspace = table.query().table().schema();
    String name = table.query().table().table();
    return CassandraIO.<StockEvent>read()
        .withHosts(table.cluster().hosts())
        .withPort(table.cluster().port())
        .withConsistencyLevel(Table.READ.consistency())
        .withKeyspace(keyspace)
        .withTable(name)
        .withQuery(
            "SELECT %s FROM %s.%s".formatted(String.join(", ", StockEvent.COLUMNS), keyspace, name))
        .withEntity(StockEvent.class)
        .withCoder(SerializableCoder.of(StockEvent.class))
        .withMapperFactoryFn(session -> new RowMapper<>(StockEvent::of));
  }

  private JdbcIO.Write<StockEvent> write() {
    PostgresTarget target = table.target();
    return JdbcIO.<StockEvent>write()
        .withDataSourceConfiguration(
            JdbcIO.DataSourceConfiguration.create(
                    "org.postgresql.Driver",
                    "jdbc:postgresql://%s/%s?reWriteBatchedInserts=true"
                        .formatted(target.hosts().get(0), target.database()))
                .withUsername(target.user())
                .withPassword(target.password().value()))
        .withBatchSize(BATCH)
        .withStatement(
            "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                    table.copy().table().quoted(),
                    String.join(", ", StockEvent.COLUMNS),
                    String.join(", ", Collections.nCopies(StockEvent.COLUMNS.size(), "?"))))
        .withPreparedStatementSetter(StockEvent::bind);
  }
}
