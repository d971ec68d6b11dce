package dev.sluice.profiles;

import static dev.sluice.profiles.SparkSlotsTest.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class SparkRulesTest {
  static final List<String> NAMES = RunnerProfile.NAMES;
  private static final String DYNAMIC = "spark.dynamicAllocation.";

  @ParameterizedTest
  @FieldSource("NAMES")
  void everyProfileIsPossible(String name) {
    assertThat(SparkRules.problems(RunnerProfile.load(name).spark())).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void everyKeyOfAProfileIsReadBySpark(String name) {
    assertThat(RunnerProfile.load(name).spark().keySet()).allMatch(SparkKeys::known);
    assertThat(RunnerProfile.load(name).spark().keySet())
        .noneMatch(key -> SparkKeys.unneeded(key).isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spark.executor.instances|8-16|a whole number from 1 to 99999",
        "spark.executor.cores|0|a whole number from 1 to 99999",
        "spark.executor.memory|8Gi|a size with its unit, such as 2048m or 2g, of at least 450m",
        "spark.executor.memory|2048|a size with its unit, such as 2048m or 2g, of at least 450m",
        "spark.driver.memory|300m|a size with its unit, such as 2048m or 2g, of at least 450m",
        "spark.executor.memoryOverhead|much|a size such as 512m or 2g",
        "spark.network.timeout|long|a time such as 300s",
        "spark.executor.heartbeatInterval|-1|a time such as 30s"
      })
  void refusesWhatIsNoAmount(String key, String value, String expected) {
    assertThat(SparkRules.problems(settings(key, value)))
        .containsExactly("Invalid %s (here): \"%s\". Expected %s.".formatted(key, value, expected));
  }

  @Test
  void takesTheSpellingsOfTheSeeds() {
    assertThat(
            SparkRules.problems(
                settings(
                    "spark.executor.memory", "8G",
                    "spark.driver.memory", "24000m",
                    "spark.executor.memoryOverhead", "2048m",
                    "spark.network.timeout", "1200s",
                    "spark.executor.heartbeatInterval", "120s")))
        .isEmpty();
  }

  @Test
  void refusesTasksThatFitIntoNoExecutor() {
    assertThat(
            SparkRules.problems(
                settings(
                    "spark.task.cpus", "4", "spark.executor.cores", "2", "spark.cores.max", "1")))
        .containsExactly(
            "spark.task.cpus=4 (here) and spark.executor.cores=2 (here) contradict each other: no task fits into an executor. Leave the first one out.",
            "spark.cores.max=1 (here) and spark.executor.cores=2 (here) contradict each other: no executor would ever start. Make the second smaller.");
  }

  @Test
  void refusesBeatsThatAreRarerThanTheTimeout() {
    assertThat(SparkRules.problems(settings("spark.executor.heartbeatInterval", "120s")))
        .containsExactly(
            "spark.executor.heartbeatInterval=120s (here) and spark.network.timeout=120s (Spark's default) contradict each other: executors would be taken for lost between two beats. Make the first shorter.");
  }

  @Test
  void refusesExecutorsOutsideOfTheBounds() {
    assertThat(
            SparkRules.problems(
                settings(
                    DYNAMIC + "enabled",
                    "true",
                    DYNAMIC + "minExecutors",
                    "3",
                    DYNAMIC + "initialExecutors",
                    "2",
                    DYNAMIC + "maxExecutors",
                    "20",
                    "spark.executor.instances",
                    "30")))
        .containsExactly(
            "spark.dynamicAllocation.minExecutors=3 (here) and spark.dynamicAllocation.initialExecutors=2 (here) contradict each other: the first may not be more than the second. Change one of them.",
            "spark.executor.instances=30 (here) and spark.dynamicAllocation.maxExecutors=20 (here) contradict each other: the first may not be more than the second. Change one of them.");
  }

  @Test
  void refusesBoundsWithoutDynamicAllocation() {
    assertThat(SparkRules.problems(settings(DYNAMIC + "maxExecutors", "20")))
        .containsExactly(
            "spark.dynamicAllocation.maxExecutors=20 (here) means nothing without spark.dynamicAllocation.enabled=true. Add it, or leave these out.");
    assertThat(
            SparkRules.problems(
                settings(DYNAMIC + "maxExecutors", "20", DYNAMIC + "enabled", "false")))
        .isEmpty();
  }

  @Test
  void refusesTwoKindsOfDynamicAllocation() {
    assertThat(
            SparkRules.problems(
                settings(
                    DYNAMIC + "enabled",
                    "true",
                    "spark.streaming.dynamicAllocation.enabled",
                    "true")))
        .containsExactly(
            "spark.dynamicAllocation.enabled=true (here) and spark.streaming.dynamicAllocation.enabled=true contradict each other: Spark takes one of them. Leave the second out.");
  }

  @ParameterizedTest
  @CsvSource({
    "spark.master",
    "spark.default.parallelism",
    "spark.streaming.gracefulStopTimeout",
    "spark.hadoop.fs.s3a.aws.credentials.provider",
    "spark.kubernetes.authenticate.driver.serviceAccountName",
    "spark.kubernetes.driver.label.team",
    "spark.yarn.appMasterEnv.TZ",
    "spark.com.acme.Filter.param.user"
  })
  void knowsWhatSparkReads(String key) {
    assertThat(SparkKeys.known(key)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "spark.executor.instance",
    "spark.kubernetes.executor.memory",
    "spark.cassandra.connection.host"
  })
  void knowsWhatSparkDoesNotRead(String key) {
    assertThat(SparkKeys.known(key)).isFalse();
  }
}
