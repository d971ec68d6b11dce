package dev.sluice.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.servers.LocalKafka;
import dev.sluice.it.servers.SharedServers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateKafkaIT {
  @TempDir private Path folder;

  @Test
  void theCommandFillsATopic() throws IOException {
    LocalKafka kafka = SharedServers.kafka();
    String topic = kafka.newTopic("command", 1);
    Path manifest = folder.resolve("manifest.jsonl");

    String said =
        generate(
            0,
            "--bootstrapServers=" + kafka.bootstrapServers(),
            "--topic=" + topic,
            "--records=300",
            "--duplicateShare=10%",
            "--manifest=" + manifest);

    assertThat(said)
        .contains("Writing basic events as JSON, 1000 in a chunk, to topic " + topic)
        .contains("No rate was asked for: 300 of 300 records in 1 chunks");
    assertThat(KafkaManifest.read(manifest).records()).isEqualTo(300);
    assertThat(records(kafka, topic)).isEqualTo(300);
  }

  @Test
  void aTopicThatIsNotThereIsSetUpWrong() throws IOException {
    Path impatient = folder.resolve("client.properties");
    Files.writeString(impatient, "max.block.ms=2000\n");

    String said =
        generate(
            3,
            "--bootstrapServers=" + SharedServers.kafka().bootstrapServers(),
            "--clientProperties=" + impatient,
            "--topic=nowhere",
            "--records=1",
            "--manifest=" + folder.resolve("none.jsonl"));

    assertThat(said).contains("Cannot write to topic nowhere at 127.0.0.1:", "create the topic.");
    assertThat(folder.resolve("none.jsonl")).doesNotExist();
  }

  @Test
  void aBrokerThatIsKilledLosesAndDoublesNothing() throws Exception {
    try (LocalKafka kafka = LocalKafka.start()) {
      String topic = kafka.newTopic("killed", 1);
      AtRate rate = new AtRate(500, LoadPattern.STEADY, Duration.ofSeconds(10));
      KafkaLoad load =
          KafkaLoad.into(kafka.clientProperties(), topic, folder.resolve("manifest.jsonl"))
              .withPlan(ChunkPlan.atRate(rate))
              .withProducers(2);
      CountDownLatch begun = new CountDownLatch(20);

      CompletableFuture<KafkaSummary> running =
          CompletableFuture.supplyAsync(() -> generate(load, begun));
      assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
      kafka.kill();
      kafka.restart();
      KafkaSummary summary = running.get(3, TimeUnit.MINUTES);

      assertThat(summary.good()).isEqualTo(rate.rows()).isEqualTo(records(kafka, topic));
      assertThat(summary.slowestMillis()).isGreaterThan(LoadSummary.TOLERATED_MILLIS);
      assertThat(KafkaManifest.read(load.manifest()).good()).isEqualTo(summary.good());
    }
  }

  private static KafkaSummary generate(KafkaLoad load, CountDownLatch begun) {
    try {
      return new GenerateKafka(load).run(chunk -> begun.countDown());
    } catch (IOException e) {
      throw new IllegalStateException("The load failed", e);
    }
  }

  private static String generate(int code, String... flags) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    List<String> args = new ArrayList<>(List.of("kafka"));
    args.addAll(List.of(flags));
    int returned = Generate.run(args, print);
    String said = out.toString(StandardCharsets.UTF_8);
    assertThat(returned).as(said).isEqualTo(code);
    return said;
  }

  /** All of partition 0, counted one by one: the log's end counts more than records. */
  private static long records(LocalKafka kafka, String topic) {
    Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
    TopicPartition partition = new TopicPartition(topic, 0);
    long records = 0;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        records += consumer.poll(Duration.ofSeconds(1)).count();
      }
    }
    return records;
  }
}
