package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.KafkaTls;
import dev.sluice.it.servers.LocalKafka;
import dev.sluice.it.servers.TestCertificates;
import dev.sluice.it.stream.StreamTarget.Result;
import dev.sluice.pipelines.ExitStatus;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How brokers are reached, what a stream shows them, and how fast it may go. */
@Timeout(180)
class KafkaSettingsIT {
  private static final String TRUST_PASSWORD = "KAFKA_TRUST_PASSWORD";
  private static final String WRONG_PASSWORD = "a wrong word of 1999";

  @TempDir private Path folder;

  @Test
  void aConsumerGroupShowsWhatIsLoaded() throws Exception {
    KafkaStream stream = KafkaStream.create(folder, 3);
    stream.createIds();
    stream.sendIds(0, 0, 2_000);
    stream.sendIds(1, 2_000, 2_500);
    String group = "shown-" + stream.topic;

    assertDone(stream.run("t", "--groupId=" + group, "--unitRecords=300"));

    assertThat(shown(stream, group))
        .containsExactlyInAnyOrderEntriesOf(Map.of(0, 2_000L, 1, 500L, 2, 0L));

    stream.sendIds(1, 2_500, 2_600);
    stream.sendIds(2, 2_600, 2_700);
    assertDone(stream.run("t", "--groupId=" + group));

    assertThat(shown(stream, group))
        .containsExactlyInAnyOrderEntriesOf(Map.of(0, 2_000L, 1, 600L, 2, 100L));
    stream.assertIdsOnce(2_700);
  }

  private static Map<Integer, Long> shown(KafkaStream stream, String group) throws Exception {
    try (Admin admin = stream.kafka.admin()) {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get(60, TimeUnit.SECONDS)
          .entrySet()
          .stream()
          .collect(
              Collectors.toMap(
                  entry -> entry.getKey().partition(), entry -> entry.getValue().offset()));
    }
  }

  @Test
  void encryptedConnectionsWithAPasswordThatNobodySees() throws Exception {
    KafkaTls tls = TestCertificates.create(folder).kafka();
    try (LocalKafka kafka = LocalKafka.start(LocalKafka.Settings.secured(tls))) {
      KafkaStream stream = KafkaStream.create(folder, kafka, 1);
      stream.createIds();
      stream.sendIds(0, 0, 1_000);
      String config = clientConfig(kafka, KafkaTls.USER_PASSWORD);

      try (ForkedMain main =
          stream.fork(
              StreamTarget.SHORT_LIVED,
              Map.of(TRUST_PASSWORD, tls.password()),
              "t",
              "--runner=DirectRunner",
              "--until=empty",
              config)) {
        assertThat(main.exitCode()).as(main.output()).isZero();
        assertThat(main.output())
            .contains("1,000 read = 1,000 loaded")
            .doesNotContain(KafkaTls.USER_PASSWORD, tls.password());
      }

      stream.assertIdsOnce(1_000);
      assertThat(stream.text("SELECT string_agg(settings, ' ') FROM sluice.run"))
          .contains("kafkaConfig")
          .doesNotContain(KafkaTls.USER_PASSWORD, tls.password(), "PlainLoginModule");
      assertWrongPasswordIsSaid(stream, tls);
    }
  }

  private void assertWrongPasswordIsSaid(KafkaStream stream, KafkaTls tls) throws Exception {
    try (ForkedMain main =
        stream.fork(
            StreamTarget.SHORT_LIVED,
            Map.of(TRUST_PASSWORD, tls.password()),
            "t",
            "--runner=DirectRunner",
            "--until=empty",
            clientConfig(stream.kafka, WRONG_PASSWORD))) {
      assertThat(main.exitCode())
          .as(main.output())
          .isEqualTo(ExitStatus.SETUP_WRONG.code())
          .isEqualTo(3);
      assertThat(main.output())
          .contains(
              "Cannot use Kafka at %s: Authentication failed: Invalid username or password. Check --bootstrapServers and --kafkaConfig."
                  .formatted(stream.kafka.bootstrapServers()))
          .doesNotContain(WRONG_PASSWORD, KafkaTls.USER_PASSWORD);
    }
  }

  /**
   * The login is in a file of its own, of several lines, as a mounted secret would be; the store's
   * password in the environment.
   */
  private String clientConfig(LocalKafka kafka, String password) throws Exception {
    Path own = Files.createTempDirectory(folder, "client");
    Path login =
        Files.writeString(
            own.resolve("login"),
            KafkaTls.jaas(KafkaTls.USER, password).replace(" password", "\n  password") + "\n");
    Map<String, String> values = new HashMap<>(kafka.clientProperties());
    values.remove("bootstrap.servers");
    values.put("sasl.jaas.config", "file:" + login);
    values.put("ssl.truststore.password", "env:" + TRUST_PASSWORD);
    Properties properties = new Properties();
    properties.putAll(values);
    Path file = own.resolve("client.properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    return "--kafkaConfig=" + file;
  }

  @Test
  void aPartitionIsNeverReadFasterThanAllowed() throws Exception {
    KafkaStream stream = KafkaStream.create(folder, 1);
    stream.createIds();
    stream.sendIds(0, 0, 1_000);

    assertDone(stream.run("t", "--maxRecordsPerSecond=200"));

    stream.assertIdsOnce(1_000);
    // Up to any commit: the seconds since the run began, and the second that may come at once.
    assertThat(
            stream.texts(
                """
                SELECT concat_ws(' ', records, seconds) FROM (
                  SELECT sum(rows_read) OVER (ORDER BY committed_at) AS records,
                         extract(epoch FROM committed_at - started_at) AS seconds
                  FROM sluice.unit JOIN sluice.run USING (run_id)) u
                WHERE records > 200 * (seconds + 1)
                """))
        .isEmpty();
    assertThat(stream.unitsDone()).isGreaterThan(4);
  }

  private static void assertDone(Result result) {
    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
  }
}
