package dev.sluice.it.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.SharedServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.beam.runners.spark.SparkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.junit.jupiter.api.Test;

/** Why rows do not go through {@code JdbcIO.write()}: docs/decisions/0003. */
class StockJdbcIoIT {
  private static final AtomicBoolean FAILED = new AtomicBoolean();

  @Test
  void aRetriedBundleStoresRowsTwice() throws Exception {
    LocalPostgres postgres = SharedServers.postgres();
    String database = postgres.newDatabase("jdbcio");
    execute(postgres, database, "CREATE TABLE sink (id integer)");
    System.setProperty("spark.master", "local[1,4]");
    try {
      PipelineOptions options = PipelineOptionsFactory.create();
      options.setRunner(SparkRunner.class);
      Pipeline pipeline = Pipeline.create(options);
      pipeline
          .apply(Create.of(IntStream.range(0, 100).boxed().toList()).withCoder(VarIntCoder.of()))
          .apply(MapElements.via(new FailOnceAtTheEnd()))
          .apply(
              JdbcIO.<Integer>write()
                  .withDataSourceConfiguration(
                      JdbcIO.DataSourceConfiguration.create(
                              "org.postgresql.Driver", postgres.jdbcUrl(database))
                          .withUsername(LocalPostgres.SUPERUSER)
                          .withPassword(LocalPostgres.SUPERUSER_PASSWORD))
                  .withBatchSize(10)
                  .withStatement("INSERT INTO sink VALUES (?)")
                  .withPreparedStatementSetter((id, row) -> row.setInt(1, id)));
      pipeline.run().waitUntilFinish();
    } finally {
      System.clearProperty("spark.master");
    }

    assertThat(count(postgres, database))
        .as("rows of a pipeline that reported success for 100 elements")
        .isGreaterThan(100);
  }

  /** Stands for a lost executor or a broken connection near the end of a bundle. */
  private static final class FailOnceAtTheEnd extends SimpleFunction<Integer, Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    public Integer apply(Integer id) {
      if (id == 99 && FAILED.compareAndSet(false, true)) {
        throw new IllegalStateException("lost, once");
      }
      return id;
    }
  }

  private static void execute(LocalPostgres postgres, String database, String sql)
      throws Exception {
    try (Connection connection = postgres.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long count(LocalPostgres postgres, String database) throws Exception {
    try (Connection connection = postgres.connect(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM sink")) {
      row.next();
      return row.getLong(1);
    }
  }
}
