package dev.sluice.it.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.Complexity;
import dev.sluice.pipelines.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoakSettingsTest {

  @Test
  void flagsAreRead() {
    assertThat(SoakSettings.of(List.of()))
        .isEqualTo(
            new SoakSettings(
                Duration.ofMinutes(10), 2_000, Complexity.MEDIUM, Duration.ofSeconds(5), 1));
    assertThat(
            SoakSettings.of(
                List.of(
                    "--minutes=60",
                    "--rate=9",
                    "--complexity=basic",
                    "--sampleSeconds=2",
                    "--seed=3")))
        .isEqualTo(
            new SoakSettings(Duration.ofHours(1), 9, Complexity.BASIC, Duration.ofSeconds(2), 3));
  }

  @Test
  void allProblemsAreSaid() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    assertThat(Soak.run(List.of("kafka", "--minutes=0", "--rate=fast"), out))
        .isEqualTo(ExitStatus.SETUP_WRONG.code());
    assertThat(Soak.run(List.of("csv"), out)).isEqualTo(ExitStatus.SETUP_WRONG.code());
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains(
            "Invalid --minutes: \"0\". Expected a number from 1",
            "Invalid --rate: \"fast\"",
            "Cannot soak \"csv\". Expected: soak kafka");
  }

  @Test
  void heapComesFromTheLogOfFullCollections() {
    assertThat(
            Memory.afterFull(
                "[5.1s][info][gc] GC(9) Pause Full (Diagnostic Command) 120M->48M(512M) 61.3ms"))
        .isEqualTo(48);
    assertThat(
            Memory.afterFull("[5.0s][info][gc] GC(8) Pause Young (Normal) 120M->48M(512M) 2.3ms"))
        .isNegative();
  }
}
