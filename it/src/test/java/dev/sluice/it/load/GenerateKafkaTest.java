package dev.sluice.it.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.row.SetupException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateKafkaTest {
  private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
  private final Semaphore completed = new Semaphore(1);
  @TempDir private Path folder;
  private KafkaLoad load;

  @BeforeEach
  void load() {
    load =
        KafkaLoad.into(
            Map.of("bootstrap.servers", "none:1"), "events", folder.resolve("manifest.jsonl"));
  }

  @Test
  void everythingAcknowledgedIsInTheManifest() throws IOException {
    load = load.withPlan(ChunkPlan.atOnce(2_500)).withFlaws(0.1, 0.2).withProducers(2);

    KafkaSummary summary = generate(LoadClock.SYSTEM);

    KafkaManifest manifest = KafkaManifest.read(load.manifest());
    assertThat(manifest.summary()).isEqualTo(summary);
    assertThat(manifest.table()).isEqualTo(load.table());
    assertThat(manifest.records()).isEqualTo(2_500).isEqualTo(summary.recordsSent());
    assertThat(manifest.good() + manifest.duplicates() + manifest.malformed()).isEqualTo(2_500);
    assertThat(manifest.malformed()).isBetween(150L, 350L).isEqualTo(summary.malformed());
    assertThat(manifest.duplicates()).isBetween(350L, 650L).isEqualTo(summary.duplicates());
    assertThat(manifest.chunks()).hasSize(3).allMatch(manifest::isRecomputable);
    assertThat(producers.get(0).history()).hasSize(1_500);
    assertThat(producers.get(1).history()).hasSize(1_000);
    assertThat(sent().mapToLong(record -> record.key().length + record.value().length).sum())
        .isEqualTo(manifest.chunks().stream().mapToLong(ManifestChunk::bytes).sum());
    assertThat(producers).allMatch(MockProducer::closed);
    assertThat(summary.text()).startsWith("No rate was asked for: 2,500 of 2,500 records in 3");
  }

  @Test
  void howManyProducersThereAreDoesNotChangeTheRecords() throws IOException {
    assertThat(checksums(1)).hasSize(20).isEqualTo(checksums(4));
  }

  private List<String> checksums(int count) throws IOException {
    producers.clear();
    load =
        KafkaLoad.into(
                Map.of("bootstrap.servers", "none:1"), "events", folder.resolve(count + ".jsonl"))
            .withPlan(ChunkPlan.atOnce(2_000).withChunkRecords(100))
            .withFlaws(0.1, 0.2)
            .withProducers(count);
    generate(LoadClock.SYSTEM);
    return KafkaManifest.read(load.manifest()).chunks().stream()
        .sorted(Comparator.comparingLong(ManifestChunk::number))
        .map(chunk -> "%d %d %s".formatted(chunk.firstIndex(), chunk.bytes(), chunk.checksum()))
        .toList();
  }

  @Test
  void abortedTransactionsLeaveNothing() throws IOException {
    load =
        load.withPlan(ChunkPlan.atOnce(2_000).withChunkRecords(50))
            .withTransactions(0.3)
            .withProducers(3);

    KafkaSummary summary = generate(LoadClock.SYSTEM);

    assertThat(summary.aborted()).isBetween(100L, 1_200L);
    assertThat(summary.aborted() % 50).isZero();
    assertThat(summary.good()).isEqualTo(2_000 - summary.aborted());
    assertThat(sent().count()).isEqualTo(summary.good());
    assertThat(producers.stream().mapToLong(MockProducer::commitCount).sum())
        .isEqualTo(summary.good() / 50);
  }

  @Test
  void recordsAreSentWhenTheyAreDue() throws IOException {
    AtRate rate = new AtRate(1_000, LoadPattern.RAMP, Duration.ofSeconds(10));
    load = load.withPlan(ChunkPlan.atRate(rate));

    KafkaSummary summary = generate(inStep(0));

    assertThat(summary.recordsSent()).isEqualTo(5_500);
    assertThat(summary.plannedMillis()).isEqualTo(10_000).isEqualTo(summary.realMillis());
    assertThat(summary.latenessMillis()).isZero();
    assertThat(summary.text()).startsWith("Rate reached: 5,500 of 5,500 records in 110 chunks");
    KafkaManifest manifest = KafkaManifest.read(load.manifest());
    ManifestChunk last = manifest.chunks().get(110 - 1);
    assertThat(last.dueAt()).isEqualTo(manifest.header().startedAt() + 10_000);
    assertThat(sent().skip(5_499).findFirst().map(ProducerRecord::timestamp))
        .contains(last.dueAt());
  }

  @Test
  void whoIsTooSlowSaysSo() throws IOException {
    AtRate rate = new AtRate(100_000, LoadPattern.STEADY, Duration.ofMillis(100));
    load = load.withPlan(ChunkPlan.atRate(rate));

    KafkaSummary summary = generate(inStep(20_000_000));

    assertThat(summary.recordsSent()).isEqualTo(10_000);
    assertThat(summary.latenessMillis()).isGreaterThan(50);
    assertThat(summary.reached()).isFalse();
    assertThat(summary.text()).startsWith("RATE NOT REACHED: ").contains("more --producers");
  }

  @Test
  void aStoppedLoadEndsWithItsSummary() throws IOException {
    AtRate rate = new AtRate(1_000, LoadPattern.STEADY, Duration.ofHours(1));
    load = load.withPlan(ChunkPlan.atRate(rate));
    GenerateKafka generator = new GenerateKafka(load, this::connect, inStep(0));

    KafkaSummary summary =
        generator.run(
            chunk -> {
              if (chunk.number() == 4) {
                generator.stop();
              }
              completed.release();
            });

    assertThat(summary.stopped()).isTrue();
    assertThat(summary.chunks()).isEqualTo(5);
    assertThat(KafkaManifest.read(load.manifest()).summary()).isEqualTo(summary);
  }

  @Test
  void aRecordThatTheBrokerRefusesEndsTheLoad() throws IOException {
    load = load.withPlan(ChunkPlan.atOnce(5_000));

    assertThatThrownBy(
            () ->
                new GenerateKafka(
                        load,
                        number -> {
                          MockProducer<byte[], byte[]> producer = connect(number);
                          producer.sendException = new RecordTooLargeException("too large");
                          return producer;
                        },
                        LoadClock.SYSTEM)
                    .run(chunk -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot write to topic events at none:1, 1 producers: too large.")
        .hasCauseInstanceOf(RecordTooLargeException.class);
    assertThat(KafkaManifest.read(load.manifest()).summary()).isNull();
  }

  @Test
  void anEarlierManifestIsNotOverwritten() throws IOException {
    generate(LoadClock.SYSTEM);

    assertThatThrownBy(() -> generate(LoadClock.SYSTEM))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("it is there, from an earlier load");
    assertThatThrownBy(() -> Manifest.read(load.manifest()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Expected a file that \"generate csv\" wrote");
  }

  private KafkaSummary generate(LoadClock clock) throws IOException {
    return new GenerateKafka(load, this::connect, clock).run(chunk -> completed.release());
  }

  /** Time that goes on only when the chunk before is complete. */
  private LoadClock inStep(long nanosPerReading) {
    return new FakeClock(nanosPerReading, stop -> completed.acquireUninterruptibly());
  }

  private MockProducer<byte[], byte[]> connect(int number) {
    MockProducer<byte[], byte[]> producer =
        new MockProducer<>(true, new ByteArraySerializer(), new ByteArraySerializer());
    if (load.transactions().used()) {
      producer.initTransactions();
    }
    producers.add(number, producer);
    return producer;
  }

  private Stream<ProducerRecord<byte[], byte[]>> sent() {
    return producers.stream().flatMap(producer -> producer.history().stream());
  }
}
