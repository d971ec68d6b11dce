package dev.sluice.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkSlotsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"local|1", "local[3]|3", "local[*]|6", "local[2,4]|2", "local[*, 4]|6"})
  void countsTheThreadsOfALocalMaster(String master, int threads) {
    assertThat(slots("spark.master", master)).hasValue(threads);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"local|local[8,4]", "local[*,2]|local[8,2]", "local[3]|local[8,4]"})
  void changesTheThreadsOfALocalMaster(String master, String changed) {
    assertThat(new SparkMaster(master).withThreads(8)).hasToString(changed);
  }

  @ParameterizedTest
  @CsvSource({"yarn", "spark://m:7077", "'local-cluster[2,1,1024]'", "k8s://https://m"})
  void takesEverythingElseForACluster(String master) {
    assertThat(new SparkMaster(master).isLocal()).isFalse();
    assertThatThrownBy(() -> new SparkMaster(master).threads(6))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(master + " is not a local master.");
  }

  @Test
  void multipliesExecutorsByCores() {
    assertThat(slots("spark.executor.instances", "4", "spark.executor.cores", "8")).hasValue(32);
    assertThat(
            slots(
                "spark.executor.instances", "4",
                "spark.executor.cores", "8",
                "spark.task.cpus", "3"))
        .hasValue(8);
  }

  @Test
  void takesTheMostThatDynamicAllocationMayAskFor() {
    assertThat(
            slots(
                "spark.dynamicAllocation.enabled", "true",
                "spark.dynamicAllocation.maxExecutors", "18",
                "spark.executor.instances", "3",
                "spark.executor.cores", "2"))
        .hasValue(36);
  }

  @Test
  void countsTheCoresOfAStandaloneMaster() {
    assertThat(
            slots(
                "spark.master", "spark://m:7077",
                "spark.cores.max", "10",
                "spark.executor.cores", "4"))
        .hasValue(8);
    assertThat(slots("spark.master", "spark://m:7077", "spark.cores.max", "10")).hasValue(10);
  }

  @Test
  void doesNotGuessTheSizeOfACluster() {
    assertThat(slots("spark.executor.instances", "4")).isEmpty();
  }

  private static OptionalInt slots(String... pairs) {
    return SparkSlots.count(settings(pairs), 6);
  }

  static Map<String, Setting> settings(String... pairs) {
    Map<String, Setting> settings = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      settings.put(pairs[i], new Setting(pairs[i + 1], "here"));
    }
    return settings;
  }
}
