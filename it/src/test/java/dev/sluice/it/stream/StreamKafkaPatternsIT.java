package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.AtRate;
import dev.sluice.it.load.ChunkPlan;
import dev.sluice.it.load.Complexity;
import dev.sluice.it.load.EventPaths;
import dev.sluice.it.load.FirstLook;
import dev.sluice.it.load.GenerateKafka;
import dev.sluice.it.load.KafkaLoad;
import dev.sluice.it.load.KafkaManifest;
import dev.sluice.it.load.LoadPattern;
import dev.sluice.it.load.StreamEventsTable;
import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.LocalKafka;
import dev.sluice.it.servers.SharedServers;
import dev.sluice.it.verify.LoadedFiles;
import dev.sluice.it.verify.LoadedUnits;
import dev.sluice.it.verify.ManifestAudit;
import dev.sluice.pipelines.ExitStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Records come steadily, at a rising rate and in a spike, in one run, each pattern in a topic and a
 * table of its own, while they are loaded.
 */
@Timeout(240)
class StreamKafkaPatternsIT {
  private static final Duration LOAD = Duration.ofSeconds(3);
  private static final int PARTITIONS = 2;
  private static final int RATE = 1_000;
  private static final int UNIT_RECORDS = 125;
  private static final double FLAWS = 0.02;

  @TempDir private Path folder;
  private final LocalKafka kafka = SharedServers.kafka();
  private final Map<LoadPattern, String> topics = new EnumMap<>(LoadPattern.class);

  @ParameterizedTest
  @EnumSource
  void everyRecordIsLoadedOnceAndNothingIsLeft(Complexity complexity) throws Exception {
    KafkaStream stream = KafkaStream.create(folder, 1);
    for (LoadPattern pattern : LoadPattern.values()) {
      topics.put(pattern, kafka.newTopic(pattern + "-" + complexity, PARTITIONS));
      stream.sql("CREATE SCHEMA " + pattern);
      stream.sql(new StreamEventsTable(0, complexity).postgresDdl(pattern.toString()));
    }

    Map<LoadPattern, KafkaManifest> manifests;
    try (ForkedMain running = stream.fork(StreamTarget.SHORT_LIVED, "unused", flags(complexity))) {
      running.await(() -> FirstLook.happened(stream::sql));
      manifests = generate(complexity);
      running.await(() -> isAllRead(stream, manifests));
      running.terminate();
      assertThat(running.exitCode())
          .as(running.output())
          .isEqualTo(ExitStatus.DONE_WITH_REJECTS.code());
    }

    assertNothingIsLeft(stream);
    assertEachRowOnce(stream, manifests);
  }

  private String[] flags(Complexity complexity) {
    String each =
        topics.entrySet().stream()
            .map(topic -> "%s=%s.events".formatted(topic.getValue(), topic.getKey()))
            .collect(Collectors.joining(","));
    String[] flags = {
      "--topics=" + each, "--onConflict=skip", "--streams=2", "--unitRecords=" + UNIT_RECORDS
    };
    return switch (complexity) {
      case BASIC -> Arguments.and(flags, "--runner=DirectRunner");
      case MEDIUM ->
          Arguments.and(flags, new EventPaths(complexity).flag(), "--runner=DirectRunner");
      case COMPLEX -> Arguments.and(flags, new EventPaths(complexity).flag());
    };
  }

  /** All at once. */
  private Map<LoadPattern, KafkaManifest> generate(Complexity complexity) {
    Map<LoadPattern, CompletableFuture<KafkaManifest>> generating =
        new EnumMap<>(LoadPattern.class);
    topics.forEach(
        (pattern, topic) ->
            generating.put(
                pattern,
                CompletableFuture.supplyAsync(() -> generate(load(pattern, topic, complexity)))));
    Map<LoadPattern, KafkaManifest> manifests = new EnumMap<>(LoadPattern.class);
    generating.forEach((pattern, manifest) -> manifests.put(pattern, manifest.join()));
    return manifests;
  }

  private KafkaLoad load(LoadPattern pattern, String topic, Complexity complexity) {
    return KafkaLoad.into(kafka.clientProperties(), topic, folder.resolve(topic + ".jsonl"))
        .withTable(new StreamEventsTable(7, complexity))
        .withPlan(ChunkPlan.atRate(new AtRate(RATE, pattern, LOAD)))
        .withFlaws(FLAWS, FLAWS);
  }

  private static KafkaManifest generate(KafkaLoad load) {
    try {
      GenerateKafka.run(load);
      return KafkaManifest.read(load.manifest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isAllRead(KafkaStream stream, Map<LoadPattern, KafkaManifest> manifests)
      throws Exception {
    try (Connection connection = stream.sql()) {
      return LoadedUnits.read(connection).counts().read()
          == manifests.values().stream().mapToLong(KafkaManifest::records).sum();
    }
  }

  /** The lag is zero, also where the spike was, and no unit had become larger than it may be. */
  private static void assertNothingIsLeft(KafkaStream stream) throws Exception {
    assertThat(
            stream.texts("SELECT DISTINCT end_offset - planned_until FROM sluice.topic_partition"))
        .isEqualTo(List.of("0"));
    assertThat(
            stream.number(
                "SELECT count(*) FROM sluice.planned_unit p LEFT JOIN sluice.unit u"
                    + " USING (job_id, generation, unit_id) WHERE u.committed_at IS NULL"))
        .isZero();
    try (Connection connection = stream.sql()) {
      LoadedUnits units = LoadedUnits.read(connection);
      System.out.printf(
          "%,d units, the largest of %,d rows; latency P50 %,d ms, P99 %,d ms%n",
          units.units(),
          units.largest(),
          units.latency().percentile(50),
          units.latency().percentile(99));
      assertThat(units.largest()).isBetween(1L, (long) UNIT_RECORDS);
    }
  }

  private static void assertEachRowOnce(
      KafkaStream stream, Map<LoadPattern, KafkaManifest> manifests) throws Exception {
    try (Connection connection = stream.sql()) {
      for (Map.Entry<LoadPattern, KafkaManifest> load : manifests.entrySet()) {
        ManifestAudit audit =
            ManifestAudit.of(connection, load.getKey().toString(), "events", load.getValue());
        assertThat(audit.isClean()).as(load.getKey() + ": " + audit.text()).isTrue();
      }
      List<KafkaManifest> all = List.copyOf(manifests.values());
      assertThat(LoadedUnits.read(connection).counts())
          .isEqualTo(
              new LoadedFiles.Counts(
                  all.stream().mapToLong(KafkaManifest::records).sum(),
                  all.stream().mapToLong(KafkaManifest::good).sum(),
                  all.stream().mapToLong(KafkaManifest::malformed).sum(),
                  all.stream().mapToLong(KafkaManifest::duplicates).sum()));
    }
  }
}
