package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningTest {
  @TempDir Path folder;

  @Test
  void takesSparkIfItIsThere() {
    MigrateSettings settings = Run.minimal().onSpark().settings();

    assertThat(settings.pipelineOptions().getRunner().getSimpleName()).isEqualTo("SparkRunner");
    assertThat(settings.shown()).containsEntry("profile", "spark-local");
    assertThat(settings.spark())
        .containsEntry("spark.master", "local[*,4]")
        .containsEntry("spark.ui.enabled", "false");
    assertThat(settings.run().streams()).isEqualTo(6);
  }

  @Test
  void leavesBeamsMetricsOutOfSparksOwn() {
    MigrateSettings settings = Run.minimal().onSpark().settings();
    MigrateSettings given =
        Run.minimal().onSpark().with("enableSparkMetricSinks", "true").settings();

    assertThat(settings.pipelineOptions().toString()).contains("enableSparkMetricSinks: false");
    assertThat(given.pipelineOptions().toString()).contains("enableSparkMetricSinks: true");
  }

  @Test
  void metricsNeedAPort() {
    assertThat(Run.minimal().with("metricsHost", "10.0.0.1").problems())
        .containsExactly(
            "--metricsHost=10.0.0.1 means nothing without --metricsPort. Give both or none.");
    assertThat(Run.minimal().with("metricsPort", "70000").problems())
        .containsExactly(
            "Invalid --metricsPort: \"70000\". Expected a whole number from 0 to 65535.");
    assertThat(Run.minimal().with("metricsPort", "9400").settings().run().metrics())
        .contains(new MetricsAddress("0.0.0.0", 9400));
    assertThat(Run.stream().streamSettings().streaming().run().metrics()).isEmpty();
  }

  @Test
  void takesTheDirectRunnerOtherwise() {
    MigrateSettings settings = Run.minimal().settings();

    assertThat(settings.pipelineOptions().toString())
        .contains("enforceImmutability: false")
        .contains("enforceEncodability: false")
        .contains("blockOnRun: false");
  }

  @Test
  void sizesALocalMasterByStreams() {
    MigrateSettings settings = Run.minimal().onSpark().with("streams", "3").settings();

    assertThat(settings.spark()).containsEntry("spark.master", "local[3,4]");
    assertThat(settings.run().streams()).isEqualTo(3);
  }

  @Test
  void sizesTheDirectRunnerByStreams() {
    MigrateSettings settings = Run.minimal().with("streams", "2").settings();

    assertThat(settings.pipelineOptions().toString()).contains("targetParallelism: 2");
    assertThat(settings.run().streams()).isEqualTo(2);
  }

  @Test
  void takesStreamsFromTheDirectRunnersParallelism() {
    assertThat(Run.minimal().with("targetParallelism", "5").settings().run().streams())
        .isEqualTo(5);
  }

  @Test
  void letsSystemPropertiesWin() {
    MigrateSettings settings =
        Run.minimal()
            .onSpark()
            .system("spark.master", "local[2]")
            .system("spark.authenticate.secret", "hunter2")
            .with("config", config("spark.master=local[5]\nspark.executor.memory=2g\n"))
            .settings();

    assertThat(settings.spark())
        .containsEntry("spark.master", "local[2]")
        .containsEntry("spark.executor.memory", "2g");
    assertThat(settings.run().streams()).isEqualTo(2);
    assertThat(settings.shown()).containsEntry("spark.authenticate.secret", "***");
  }

  @Test
  void takesTheClusterProfileForAClusterMaster() {
    MigrateSettings settings =
        Run.minimal()
            .onSpark()
            .with(
                "config",
                config(
                    """
                    spark.master=spark://m:7077
                    spark.executor.instances=4
                    spark.executor.cores=8
                    """))
            .settings();

    assertThat(settings.shown()).containsEntry("profile", "spark-cluster");
    assertThat(settings.spark()).containsEntry("spark.task.maxFailures", "8");
    assertThat(settings.run().streams()).isEqualTo(32);
  }

  @Test
  void takesTheClusterProfileUnderSparkSubmit() {
    MigrateSettings settings =
        Run.minimal()
            .onSpark()
            .system("SPARK_SUBMIT", "true")
            .system("spark.master", "yarn")
            .settings();

    assertThat(settings.shown()).containsEntry("profile", "spark-cluster");
    assertThat(settings.run().streams()).isZero();
  }

  @Test
  void notesThatAClusterRunsAnotherNumberOfUnits() {
    MigrateSettings settings =
        Run.minimal()
            .onSpark()
            .system("spark.master", "spark://m:7077")
            .system("spark.executor.instances", "2")
            .system("spark.executor.cores", "2")
            .with("streams", "8")
            .settings();

    assertThat(settings.run().streams()).isEqualTo(8);
    assertThat(settings.notes())
        .containsExactly(
            "A standalone master does not read spark.executor.instances: spark.cores.max=4 is set for it (2 × 2).",
            "--streams=8 sizes the units, but Spark runs 4 at once (executors × cores).");
  }

  @Test
  void notesThatTheDirectRunnerIgnoresSparksSettings() {
    assertThat(Run.minimal().with("config", config("spark.master=local")).settings().notes())
        .containsExactly("The spark.* keys of the config file mean nothing to DirectRunner.");
  }

  @Test
  void rejectsStreamsThatTheMasterDoesNotRun() {
    assertThat(
            Run.minimal()
                .onSpark()
                .with("config", config("spark.master=local[2]"))
                .with("streams", "4")
                .problems())
        .containsExactly(
            "--streams=4 and spark.master=local[2] contradict each other: this master runs 2 units at once. Leave one of them out.");
  }

  @Test
  void rejectsStreamsBesideAnotherParallelism() {
    assertThat(Run.minimal().with("streams", "4").with("targetParallelism", "5").problems())
        .containsExactly(
            "--streams=4 and --targetParallelism=5 contradict each other. Leave out the second.");
  }

  @Test
  void rejectsAClusterProfileWithoutAMaster() {
    assertThat(Run.minimal().onSpark().with("profile", "spark-cluster").problems())
        .containsExactly(
            "Missing spark.master. Give it in the config file or as -Dspark.master=…, or start with spark-submit.");
  }

  @Test
  void rejectsExecutorsThatAreNotNumbers() {
    assertThat(
            Run.minimal()
                .onSpark()
                .system("spark.master", "yarn")
                .system("spark.executor.instances", "8-16")
                .system("spark.executor.cores", "4")
                .problems())
        .containsExactly(
            "Invalid spark.executor.instances (-D or spark-submit): \"8-16\". Expected a whole number from 1 to 99999.");
  }

  @Test
  void rejectsSparkWithoutSpark() {
    assertThat(Run.minimal().with("runner", "SparkRunner").problems())
        .containsExactly(
            "Cannot use SparkRunner: Spark is not on the class path. Start with spark-submit, or give --runner=DirectRunner.");
  }

  @Test
  void rejectsAProfileOfAnotherRunner() {
    assertThat(
            Run.minimal()
                .onSpark()
                .with("profile", "direct")
                .with("runner", "SparkRunner")
                .system("spark.master", "local")
                .problems())
        .containsExactly(
            "Cannot use profile direct with SparkRunner: it is for DirectRunner. Leave --profile out.");
  }

  @Test
  void rejectsUnknownKeysOfAProfile() throws IOException {
    Path profile = folder.resolve("own.properties");
    Files.writeString(profile, "copyRetry=1\nconfig=x\nsparkMaster=local\n");

    String name = " in profile " + profile;
    assertThat(Run.minimal().with("profile", profile.toString()).problems())
        .containsExactly(
            "Cannot use config%s. Give it as a flag or in the config.".formatted(name),
            "Unknown key copyRetry%s. Did you mean copyRetries?".formatted(name),
            "Cannot use sparkMaster%s. Use -Dspark.master or spark.master in the profile or config (--sparkMaster stages the whole class path)."
                .formatted(name));
  }

  @Test
  void readsTheProcessItIsIn() {
    Surroundings here = Surroundings.ofThisProcess(Map.of());

    assertThat(here.system()).containsKey("java.version");
    assertThat(here.processors()).isPositive();
  }

  private String config(String text) {
    Path file = folder.resolve("m.properties");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return file.toString();
  }
}
