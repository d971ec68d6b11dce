package dev.sluice.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkPropertiesTest {

  @Test
  void leavesWhatIsSetAloneAndTakesTheRestBack() {
    Properties system = new Properties();
    system.setProperty("spark.master", "local[2]");

    Object during =
        SparkProperties.during(
            Map.of("spark.master", "local", "spark.ui.enabled", "false"), system, system::clone);

    assertThat(during).isEqualTo(Map.of("spark.master", "local[2]", "spark.ui.enabled", "false"));
    assertThat(system).isEqualTo(Map.of("spark.master", "local[2]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"local|1", "local[3]|3", "local[*]|6", "local[2,4]|2", "local[*, 4]|6"})
  void countsTheThreadsOfALocalMaster(String master, int threads) {
    assertThat(SparkProperties.slots(Map.of("spark.master", master), 6)).hasValue(threads);
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
    Map<String, String> spark =
        Map.of(
            "spark.master", "yarn", "spark.executor.instances", "4", "spark.executor.cores", "8");

    assertThat(SparkProperties.slots(spark, 6)).hasValue(32);
  }

  @Test
  void doesNotGuessTheSizeOfACluster() {
    assertThat(SparkProperties.slots(Map.of("spark.executor.instances", "4"), 6)).isEmpty();
  }

  @Test
  void refusesExecutorsThatAreNotNumbers() {
    Map<String, String> spark =
        Map.of("spark.executor.instances", "8-16", "spark.executor.cores", "4");

    assertThatThrownBy(() -> SparkProperties.slots(spark, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid spark.executor.instances: \"8-16\". Expected a whole number from 1 to 99999.");
  }
}
