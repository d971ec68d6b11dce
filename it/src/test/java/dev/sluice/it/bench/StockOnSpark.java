package dev.sluice.it.bench;

import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.it.load.DemoTable;
import dev.sluice.it.peers.RowMapper;
import dev.sluice.row.TableName;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.cassandra.CassandraIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO;

/**
 * The pipeline of Beam's own transforms on the same SparkRunner, columns by position.
 *
 * @param tuned as users who measure would: as many splits as streams at least, batches of {@value
 *     #BATCH} rows, each rewritten by the driver to INSERTs of many rows; else as the transforms'
 *     documentation shows them
 */
record StockOnSpark(
    CassandraCluster cluster,
    TableName source,
    PostgresTarget target,
    DemoTable table,
    int streams,
    boolean tuned) {
  private static final int BATCH = 1000;

  /** The tuned one. */
  static StockOnSpark tuned(Table loaded, DemoTable table) {
    return new StockOnSpark(
        loaded.cluster(), loaded.query().table(), loaded.target(), table, loaded.streams(), true);
  }

  Pipeline pipeline() {
    Pipeline pipeline = OnSpark.empty();
    pipeline.apply(read()).apply(write());
    return pipeline;
  }

  private CassandraIO.Read<StockRow> read() {
    int columns = table.columns().size();
    CassandraIO.Read<StockRow> read =
        CassandraIO.<StockRow>read()
            .withHosts(cluster.hosts())
            .withPort(cluster.port())
            .withConsistencyLevel(Table.READ.consistency())
            .withKeyspace(source.schema())
            .withTable(source.table())
            .withQuery(
                "SELECT %s FROM %s.%s"
                    .formatted(
                        String.join(", ", table.columnNames()), source.schema(), source.table()))
            .withEntity(StockRow.class)
            .withCoder(SerializableCoder.of(StockRow.class))
            .withMapperFactoryFn(session -> new RowMapper<>(row -> StockRow.of(row, columns)));
    return tuned ? read.withMinNumberOfSplits(streams) : read;
  }

  private JdbcIO.Write<StockRow> write() {
    List<StockType> types =
        table.columns().stream()
            .map(column -> StockType.of(column.postgresType()))
            .collect(Collectors.toList());
    JdbcIO.Write<StockRow> write =
        JdbcIO.<StockRow>write()
            .withDataSourceConfiguration(
                JdbcIO.DataSourceConfiguration.create(
                        "org.postgresql.Driver",
                        "jdbc:postgresql://%s/%s%s"
                            .formatted(
                                target.hosts().get(0),
                                target.database(),
                                tuned ? "?reWriteBatchedInserts=true" : ""))
                    .withUsername(target.user())
                    .withPassword(target.password().value()))
            .withStatement(
                "INSERT INTO public.%s (%s) VALUES (%s)"
                    .formatted(
                        table.name(),
                        String.join(", ", table.columnNames()),
                        String.join(", ", Collections.nCopies(types.size(), "?"))))
            .withPreparedStatementSetter((row, insert) -> row.bind(insert, types));
    return tuned ? write.withBatchSize(BATCH) : write;
  }
}
