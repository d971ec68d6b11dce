package dev.sluice.it.peers;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.beam.runners.spark.SparkPipelineOptions;
import org.apache.beam.runners.spark.SparkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Values;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What one would write first: KafkaIO with a consumer group, offsets committed in finalize, and a
 * transaction for each bundle. In a process of its own, to be killed.
 */
final class StockKafkaIo {
  private StockKafkaIo() {}

  /** Arguments: brokers, topic, group, JDBC URL with user and password. Runs until it fails. */
  public static void main(String[] args) throws Exception {
    SparkPipelineOptions options = PipelineOptionsFactory.as(SparkPipelineOptions.class);
    options.setRunner(SparkRunner.class);
    options.setCheckpointDir(Files.createTempDirectory("checkpoint").toString());
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply(
            KafkaIO.<byte[], String>read()
                .withBootstrapServers(args[0])
                .withTopics(List.of(args[1]))
                .withKeyDeserializer(ByteArrayDeserializer.class)
                .withValueDeserializer(StringDeserializer.class)
                .withConsumerConfigUpdates(
                    Map.of("group.id", args[2], "auto.offset.reset", "earliest"))
                .commitOffsetsInFinalize()
                .withoutMetadata())
        .apply(Values.create())
        .apply(ParDo.of(new Insert(args[3])));
    pipeline.run().waitUntilFinish();
  }

  /** Commits a bundle's rows together. */
  private static final class Insert extends DoFn<String, Void> {
    private static final long serialVersionUID = 1L;

    private final String url;
    private transient @Nullable Connection connection;
    private transient @Nullable PreparedStatement insert;

    Insert(String url) {
      this.url = url;
    }

    @StartBundle
    public void connect() throws SQLException {
      connection = DriverManager.getConnection(url);
      connection.setAutoCommit(false);
      insert = connection.prepareStatement("INSERT INTO sink VALUES (?)");
    }

    @ProcessElement
    public void insert(@Element String id) throws SQLException {
      insert.setInt(1, Integer.parseInt(id));
      insert.executeUpdate();
    }

    @FinishBundle
    public void commit() throws SQLException {
      connection.commit();
      connection.close();
    }
  }
}
