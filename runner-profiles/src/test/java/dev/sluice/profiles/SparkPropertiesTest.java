package dev.sluice.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

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
}
