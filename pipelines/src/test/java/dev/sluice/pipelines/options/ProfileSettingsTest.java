package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ledger.PaceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a profile becomes together with all that is stronger. */
class ProfileSettingsTest {
  private static final String MASTER = "spark.master";

  @TempDir Path folder;

  @Test
  void isWeakerThanTheConfigAndThatThanSystemPropertiesAndThoseThanFlags() {
    String config = file("m.properties", "fetchSizeInRows=2\nunitRows=2\ncopyRetries=2\n");

    MigrateSettings settings =
        onCluster()
            .with("profile", "remote")
            .with("config", config)
            .system("spark.sluice.unitRows", "3")
            .system("spark.sluice.copyRetries", "3")
            .with("copyRetries", "4")
            .settings();

    assertThat(settings.shown())
        .containsEntry("inputSplitSizeMb", "128")
        .containsEntry("fetchSizeInRows", "2")
        .containsEntry("unitRows", "3")
        .containsEntry("copyRetries", "4");
    assertThat(settings.run().streams()).isEqualTo(32);
  }

  /** As spark-submit --properties-file hands a profile on. */
  @Test
  void isFoundAmongTheSystemProperties() {
    MigrateSettings settings =
        onCluster()
            .system("spark.sluice.inherits", "low-latency")
            .system("spark.sluice.about", "ours")
            .system("spark.sluice.streams", "8")
            .system("spark.executor.memory", "3g")
            .settings();

    assertThat(settings.shown())
        .containsEntry("profile", "low-latency")
        .containsEntry("fetchSizeInRows", "10000")
        .containsEntry("spark.executor.memory", "3g")
        .containsEntry("spark.executor.instances", "2");
    assertThat(settings.run().streams()).isEqualTo(8);
    assertThat(settings.spark()).doesNotContainKey("spark.sluice.about");
  }

  @Test
  void refusesUnknownFlagsAmongTheSystemProperties() {
    assertThat(
            onCluster()
                .system("spark.sluice.copyRetry", "8")
                .system("spark.sluice.sparkMaster", "local")
                .problems())
        .containsExactly(
            "Unknown system property spark.sluice.copyRetry. Did you mean spark.sluice.copyRetries?",
            "Cannot use system property spark.sluice.sparkMaster. Use -Dspark.master or spark.master in the profile or config (--sparkMaster stages the whole class path).");
  }

  @Test
  void takesNoPlainPasswordFromTheSystemProperties() {
    assertThat(onCluster().system("spark.sluice.targetPassword", "hunter2").problems())
        .containsExactly(
            "Cannot take a plain password in system property spark.sluice.targetPassword: it is visible in the process list. Give env:NAME or file:PATH.");
  }

  @Test
  void followsStreamsWithItsExecutors() {
    MigrateSettings settings =
        onCluster().with("profile", "remote").with("streams", "48").settings();

    assertThat(settings.spark()).containsEntry("spark.executor.instances", "12");
    assertThat(settings.run().streams()).isEqualTo(48);
    assertThat(settings.notes()).isEmpty();
  }

  @Test
  void refusesStreamsThatNoNumberOfExecutorsGives() {
    assertThat(onCluster().with("profile", "remote").with("streams", "50").problems())
        .containsExactly(
            "--streams=50 is no multiple of 4, the streams of an executor (spark.executor.cores=4, profile remote). Give a multiple, or your own spark.executor.instances.");
  }

  @Test
  void countsTheCoresOfAStandaloneMasterByItself() {
    MigrateSettings settings =
        Run.minimal()
            .onSpark()
            .system(MASTER, "spark://m:7077")
            .with("profile", "remote")
            .settings();

    assertThat(settings.spark()).containsEntry("spark.cores.max", "32");
    assertThat(settings.run().streams()).isEqualTo(32);
    assertThat(settings.notes())
        .containsExactly(
            "A standalone master does not read spark.executor.instances: spark.cores.max=32 is set for it (8 × 4).");
  }

  /** Seed 000 blamed the memory of an executor that a local master does not have. */
  @Test
  void saysThatExecutorsMeanNothingToALocalMaster() {
    String config = file("m.properties", "spark.executor.memory=1g\nspark.executor.cores=1\n");

    assertThat(
            Run.minimal()
                .onSpark()
                .with("config", config)
                .system(MASTER, "local[20]")
                .settings()
                .notes())
        .containsExactly(
            "With spark.master=local[20] nothing reads spark.executor.cores (m.properties), spark.executor.memory (m.properties): all streams are threads of this process, whose heap is 1,024 MiB (-Xmx).");
  }

  @Test
  void saysThatItCannotChangeTheHeapOfThisProcess() {
    String profile = file("own.properties", "inherits=remote\nspark.driver.memory=4g\n");

    assertThat(onCluster().with("profile", profile).settings().notes())
        .containsExactly(
            "spark.driver.memory=4g (profile %s) comes too late: this process already runs with a heap of 1,024 MiB. Give it as spark-submit --driver-memory 4g, or the file as --properties-file."
                .formatted(profile));
    assertThat(
            onCluster()
                .with("profile", profile)
                .system("spark.driver.memory", "4g")
                .settings()
                .notes())
        .isEmpty();
  }

  @Test
  void saysWhatOtherProgramsReadAlone() {
    String config =
        file(
            "m.properties",
            "spark.sql.shuffle.partitions=32\nspark.cassandra.input.split.size_in_mb=64\n");

    assertThat(onCluster().with("config", config).settings().notes())
        .containsExactly(
            "spark.cassandra.input.split.size_in_mb (m.properties) needs nothing: Sluice reads Cassandra itself, not through Spark's connector.",
            "spark.sql.shuffle.partitions (m.properties) needs nothing: Sluice does not use Spark SQL.");
  }

  /** Seed 003's configuration, as it stands there. */
  @Test
  void refusesWhatSparkDoesNotRead() {
    String profile =
        file(
            "own.properties",
            """
            deploy-mode=cluster
            spark.kubernetes.driver.memory=24000m
            spark.kubernetes.executor.memory=24000m
            spark.kubernetes.authenticate.driver.serviceAccountName=spark-operator
            spark.kubernetes.file.upload.path=/opt/spark/work-dir
            spark.kubernetes.namespace=spark-streaming-jobs
            num-executors=1
            spark.executor.cores=12
            spark.driver.cores=10
            spark.kubernetes.driver.limit.cores=24000m
            spark.kubernetes.executor.limit.cores=24000m
            spark.executor.instances=1
            spark.executor.memroy=1g
            """);

    String name = " in profile " + profile;
    assertThat(onCluster().with("profile", profile).problems())
        .containsExactly(
            "Unknown key spark.executor.memroy%s. Did you mean spark.executor.memory?"
                .formatted(name),
            "Cannot use spark.kubernetes.driver.memory%s: Spark does not read it. Write spark.driver.memory=… instead."
                .formatted(name),
            "Cannot use spark.kubernetes.executor.memory%s: Spark does not read it. Write spark.executor.memory=… instead."
                .formatted(name),
            "Cannot use deploy-mode%s: Spark does not read it. Write spark.submit.deployMode=… instead."
                .formatted(name),
            "Cannot use num-executors%s: Spark reads spark.executor.instances, which is there too. Leave the first one out."
                .formatted(name));
  }

  @Test
  void refusesUnknownKeysOfTheConfigFile() {
    String config = file("m.properties", "spark.executor.core=4\nnum-executors=2\n");

    assertThat(onCluster().with("config", config).problems())
        .containsExactly(
            "Cannot use num-executors in m.properties: Spark does not read it. Write spark.executor.instances=… instead.",
            "Unknown key spark.executor.core in m.properties. Did you mean spark.executor.cores?");
  }

  @Test
  void leavesTheKeysOfListenersAlone() {
    String config =
        file("m.properties", "spark.extraListeners=acme.Listener\nspark.acme.endpoint=here\n");

    assertThat(onCluster().with("config", config).settings().spark())
        .containsEntry("spark.acme.endpoint", "here");
  }

  @ParameterizedTest
  @CsvSource({"local[2],'local[2]',2", "yarn,yarn,0"})
  void streamingIsForEveryMaster(String master, String effective, int streams) {
    StreamCsvSettings settings =
        Run.stream()
            .onSpark()
            .system(MASTER, master)
            .with("profile", "streaming")
            .with("checkpointDir", folder.toString())
            .streamSettings();

    assertThat(settings.streaming().spark())
        .containsEntry(MASTER, effective)
        .containsEntry("spark.speculation", "false")
        .containsEntry("spark.streaming.concurrentJobs", "4");
    assertThat(settings.streaming().run().streams()).isEqualTo(streams);
  }

  @Test
  void runsNoMoreStreamsThanTheTargetIsToBear() {
    MigrateSettings cluster =
        onCluster().with("profile", "remote").with("maxStreams", "22").settings();
    MigrateSettings standalone =
        Run.minimal().onSpark().system(MASTER, "spark://m:7077").with("maxStreams", "5").settings();
    MigrateSettings local = Run.minimal().onSpark().with("maxStreams", "2").settings();
    MigrateSettings direct = Run.minimal().with("maxStreams", "2").settings();

    assertThat(cluster.run().streams()).isEqualTo(20);
    assertThat(cluster.notes())
        .containsExactly("spark.executor.instances=5 is set for --maxStreams.");
    assertThat(standalone.spark()).containsEntry("spark.cores.max", "5");
    assertThat(standalone.run().streams()).isEqualTo(5);
    assertThat(local.spark()).containsEntry(MASTER, "local[2,4]");
    assertThat(direct.pipelineOptions().toString()).contains("targetParallelism: 2");
    assertThat(direct.run().streams()).isEqualTo(2);
  }

  @Test
  void refusesMoreStreamsThanTheTargetIsToBear() {
    assertThat(
            onCluster()
                .system("spark.executor.instances", "8")
                .system("spark.executor.cores", "4")
                .with("maxStreams", "20")
                .problems())
        .containsExactly(
            "Spark would run 32 streams at once, more than --maxStreams=20. Set spark.executor.instances and spark.executor.cores whose product is not more than 20; or raise it.");
    assertThat(onCluster().with("maxStreams", "20").problems())
        .containsExactly(
            "Cannot keep to --maxStreams=20: how many streams Spark runs at once is not known. Set spark.executor.instances and spark.executor.cores whose product is not more than 20; or raise it.");
    assertThat(
            onCluster().with("profile", "dynamic-allocation").with("maxStreams", "20").problems())
        .containsExactly(
            "Spark would run 36 streams at once, more than --maxStreams=20. Lower spark.dynamicAllocation.maxExecutors, and initialExecutors with it, so that times spark.executor.cores they are not more than 20; or raise it.");
    assertThat(
            Run.minimal().onSpark().system(MASTER, "local[4]").with("maxStreams", "2").problems())
        .containsExactly(
            "Spark would run 4 streams at once, more than --maxStreams=2. Set spark.master=local[2,4], or raise it.");
    assertThat(Run.minimal().with("streams", "3").with("maxStreams", "2").problems())
        .containsExactly(
            "--streams=3 and --maxStreams=2 contradict each other. Lower the first, or raise the second.");
  }

  @Test
  void takesTheLimitsOfSeed000() {
    String config =
        file(
            "m.properties",
            "spark.cdm.perfops.ratelimit.origin=20000\nspark.cdm.perfops.ratelimit.target=10000\n");

    assertThat(onCluster().with("config", config).settings().run().limits())
        .isEqualTo(Map.of(PaceKind.SOURCE_ROWS, 20_000L, PaceKind.TARGET_ROWS, 10_000L));
  }

  private static Run onCluster() {
    return Run.minimal().onSpark().system(MASTER, "yarn");
  }

  private String file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
