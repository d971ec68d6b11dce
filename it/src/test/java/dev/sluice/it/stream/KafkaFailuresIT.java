package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.LocalKafka;
import dev.sluice.it.stream.StreamTarget.Result;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Brokers go away, and topics are not what they were; nothing is lost without a word. */
@Timeout(180)
class KafkaFailuresIT {
  @TempDir private Path folder;

  @Test
  void theStreamGoesOnByItselfWhenTheBrokerIsBack() throws Exception {
    try (LocalKafka kafka = LocalKafka.start()) {
      KafkaStream stream = KafkaStream.create(folder, kafka, 2);
      stream.createIds();
      stream.sendIds(0, 0, 10_000);
      stream.sendIds(1, 10_000, 20_000);
      try (ForkedMain main = fork(stream, "--until=forever", "--streams=2", "--unitRecords=500");
          Producer<byte[], byte[]> producer = stream.producer(Map.of())) {
        // So that the producer knows the topic when the broker is away.
        sendMore(stream, producer, 20_000, 20_100);
        producer.flush();
        main.await(() -> stream.number("SELECT count(*) FROM t") > 0);
        kafka.kill();
        sendMore(stream, producer, 20_100, 21_000);
        main.await(() -> main.output().contains("Cannot look for new input now"));
        kafka.restart();
        producer.flush();
        sendMore(stream, producer, 21_000, 22_000);
        producer.flush();
        main.await(() -> stream.number("SELECT count(*) FROM t") >= 22_000);
        main.terminate();

        assertThat(main.exitCode()).as(main.output()).isZero();
      }
      stream.assertIdsOnce(22_000);
    }
  }

  private static void sendMore(
      KafkaStream stream, Producer<byte[], byte[]> producer, int from, int until) {
    for (int id = from; id < until; id++) {
      KafkaStream.send(
          producer,
          new ProducerRecord<>(
              stream.topic, id % 2, null, KafkaStream.bytes(KafkaStream.idValue(id))));
    }
  }

  @Test
  void whatRetentionRemovedEndsTheRunUntilItIsToBeSkipped() throws Exception {
    KafkaStream stream = KafkaStream.create(folder, 1);
    stream.createIds();
    stream.sendIds(0, 0, 100);
    assertDone(run(stream));
    stream.sendIds(0, 100, 2_000);
    deleteUntil(stream, 1_500);

    Result refused = run(stream, "--onGap=fail");

    assertThat(refused.status()).as(refused.output()).isEqualTo(ExitStatus.INCOMPLETE);
    assertThat(refused.output())
        .contains(
            "Cannot go on with partition 0 of topic %s: offsets 100 to 1,499 are gone, 1,400 in all; the topic's retention removed them before they were read. Go on behind them with --onGap=skip."
                .formatted(stream.topic));
    assertThat(gaps(stream)).isEmpty();

    Result skipped = run(stream, "--onGap=skip");

    assertDone(skipped);
    assertThat(skipped.output())
        .contains(
            "500 read = 500 loaded",
            "1,400 offsets in 1 ranges were gone before they were read; see sluice.offset_gap");
    assertThat(gaps(stream)).containsExactly(stream.topic + " 0 100 1500");
    stream.assertIdsOnce(600);
  }

  /** Units that a killed run has planned and not read. */
  @Test
  void whatRetentionRemovedAfterItWasPlannedIsAGapToo() throws Exception {
    KafkaStream stream = KafkaStream.create(folder, 1);
    stream.createIds();
    stream.sendIds(0, 0, 100);
    assertDone(run(stream));
    stream.sendIds(0, 100, 3_000);
    try (Brake brake = Brake.issues(stream);
        ForkedMain first = fork(stream, "--until=empty", "--streams=1", "--unitRecords=1000")) {
      first.await(brake::holds);
      first.kill();
    }
    deleteUntil(stream, 1_500);

    Result refused = run(stream, "--onGap=fail", "--streams=1");

    assertThat(refused.status()).as(refused.output()).isEqualTo(ExitStatus.INCOMPLETE);
    assertThat(refused.output()).contains("--onGap=skip");

    Result skipped = run(stream, "--onGap=skip", "--streams=1");

    assertDone(skipped);
    assertThat(gaps(stream))
        .as("of each unit")
        .containsExactly(stream.topic + " 0 100 1100", stream.topic + " 0 1100 1500");
    assertThat(stream.text("SELECT concat_ws(' ', count(*), count(DISTINCT id)) FROM t"))
        .isEqualTo("1600 1600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "SparkRunner"})
  void aTopicThatWasMadeAnewIsRefusedUntilTheStreamBeginsAnew(String runner) throws Exception {
    KafkaStream stream = KafkaStream.create(folder, 1);
    stream.createIds();
    stream.sendIds(0, 0, 100);
    assertDone(run(stream));
    try (Admin admin = stream.kafka.admin()) {
      await(admin.deleteTopics(List.of(stream.topic)).all());
    }
    stream.kafka.createTopic(stream.topic, 1, Map.of());
    stream.sendIds(0, 1_000, 1_300);

    Result refused = stream.run("t", "--runner=" + runner);

    assertThat(refused.status()).as(refused.output()).isEqualTo(ExitStatus.INCOMPLETE);
    assertThat(refused.output())
        .contains(
            "Cannot go on with topic %s: it was deleted and made anew since the stream began (its id is "
                .formatted(stream.topic),
            "so offsets mean other records. Begin anew with --restart=true.");
    assertThat(stream.number("SELECT count(*) FROM t")).isEqualTo(100);

    Result full = run(stream, "--restart=true");

    assertThat(full.status()).as(full.output()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(full.output()).contains("Cannot begin anew: ", "Add --truncateTarget=true");

    assertDone(run(stream, "--restart=true", "--truncateTarget=true"));
    assertThat(stream.text("SELECT concat_ws(' ', count(*), min(id), max(id)) FROM t"))
        .isEqualTo("300 1000 1299");
  }

  /** Also by a stream that began at the ends of those that there were. */
  @Test
  void partitionsThatAreAddedAreReadFromTheirBeginning() throws Exception {
    KafkaStream stream = KafkaStream.create(folder, 1);
    stream.createIds();
    stream.sendIds(0, 0, 100);
    try (ForkedMain main = fork(stream, "--until=forever", "--startFrom=latest")) {
      main.await(() -> hasBegun(stream));
      try (Admin admin = stream.kafka.admin()) {
        await(admin.createPartitions(Map.of(stream.topic, NewPartitions.increaseTo(2))).all());
      }
      stream.sendIds(1, 100, 300);
      main.await(() -> stream.number("SELECT count(*) FROM t WHERE id >= 100") >= 200);
      stream.sendIds(0, 300, 350);
      stream.sendIds(1, 350, 400);
      main.await(() -> stream.number("SELECT count(*) FROM t") >= 300);
      main.terminate();

      assertThat(main.exitCode()).as(main.output()).isZero();
    }
    stream.assertIdsOnce(300);
    assertThat(stream.number("SELECT min(id) FROM t")).isEqualTo(100);
  }

  private static boolean hasBegun(KafkaStream stream) throws Exception {
    return !stream.text("SELECT to_regclass('sluice.topic_partition')").equals("null")
        && stream.number("SELECT count(*) FROM sluice.topic_partition") > 0;
  }

  private static List<String> gaps(KafkaStream stream) throws Exception {
    return stream.texts(
        "SELECT concat_ws(' ', topic, partition_id, from_offset, until_offset)"
            + " FROM sluice.offset_gap ORDER BY from_offset");
  }

  private static void deleteUntil(KafkaStream stream, long offset) throws Exception {
    try (Admin admin = stream.kafka.admin()) {
      await(
          admin
              .deleteRecords(
                  Map.of(new TopicPartition(stream.topic, 0), RecordsToDelete.beforeOffset(offset)))
              .all());
    }
  }

  private static void await(KafkaFuture<Void> future) throws Exception {
    Void unused = future.get(60, TimeUnit.SECONDS);
  }

  private static Result run(KafkaStream stream, String... flags) {
    return stream.run("t", Arguments.and(flags, "--runner=DirectRunner"));
  }

  private static void assertDone(Result result) {
    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
  }

  private static ForkedMain fork(KafkaStream stream, String... flags) throws Exception {
    return stream.fork(
        StreamTarget.SHORT_LIVED, "t", Arguments.and(flags, "--runner=DirectRunner"));
  }
}
