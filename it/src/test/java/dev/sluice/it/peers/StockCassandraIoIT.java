package dev.sluice.it.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.driver.core.Row;
import dev.sluice.it.servers.LocalCassandra;
import dev.sluice.it.servers.SharedServers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.beam.runners.spark.SparkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.cassandra.CassandraIO;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;

/** Why rows do not come from {@code CassandraIO.read()}: docs/decisions/0002. */
class StockCassandraIoIT {
  private static final int ROWS = 3_000;
  private static final AtomicInteger READ = new AtomicInteger();
  private static final Set<Integer> READ_AT_AN_ARRIVAL = ConcurrentHashMap.newKeySet();

  @Test
  void aWholeSplitIsInMemoryBeforeTheNextStepSeesARow() {
    LocalCassandra cassandra = SharedServers.cassandra();
    String keyspace = cassandra.newKeyspace("cassandraio");
    cassandra.session().execute("CREATE TABLE %s.kv (id int PRIMARY KEY)".formatted(keyspace));
    IntStream.range(0, ROWS)
        .mapToObj(id -> "INSERT INTO %s.kv (id) VALUES (%d)".formatted(keyspace, id))
        .forEach(cassandra.session()::execute);
    System.setProperty("spark.master", "local[1]");
    try {
      PipelineOptions options = PipelineOptionsFactory.create();
      options.setRunner(SparkRunner.class);
      Pipeline pipeline = Pipeline.create(options);
      pipeline
          .apply(
              CassandraIO.<String>read()
                  .withHosts(List.of(cassandra.host()))
                  .withPort(cassandra.port())
                  .withUsername(LocalCassandra.SUPERUSER)
                  .withPassword(LocalCassandra.SUPERUSER_PASSWORD)
                  .withKeyspace(keyspace)
                  .withTable("kv")
                  .withEntity(String.class)
                  .withCoder(StringUtf8Coder.of())
                  .withMapperFactoryFn(
                      session -> new RowMapper<>(StockCassandraIoIT::readAndCount)))
          .apply(ParDo.of(new NextStep()));
      pipeline.run().waitUntilFinish();
    } finally {
      System.clearProperty("spark.master");
    }

    assertThat(READ).hasValue(ROWS);
    assertThat(READ_AT_AN_ARRIVAL)
        .as("how much had been read when a row arrived; as many values as rows if they streamed")
        .hasSizeLessThan(ROWS / 20);
  }

  private static String readAndCount(Row row) {
    READ.incrementAndGet();
    return String.valueOf(row.getInt(0));
  }

  private static final class NextStep extends DoFn<String, Void> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void look() {
      READ_AT_AN_ARRIVAL.add(READ.get());
    }
  }
}
