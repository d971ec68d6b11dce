package dev.sluice.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.row.SetupException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosSettingsTest {

  @Test
  void flagsBeatDefaults() {
    ChaosSettings settings = ChaosSettings.of(List.of("--kills=7", "--mode=local"));

    assertThat(settings)
        .isEqualTo(new ChaosSettings(7, 1, 30_000, List.of(Mode.LOCAL), Faults.names(), 1_440));
  }

  @Test
  void whatIsWrongIsShownWithWhatWasExpected() {
    assertThatThrownBy(() -> ChaosSettings.of(List.of("--kill=7")))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            "Unknown flag: \"--kill=7\". Expected --NAME=VALUE with one of: faults, kills, minutes, mode, rows, seed.");
    assertThatThrownBy(() -> ChaosSettings.of(List.of("--rows=10")))
        .hasMessage("Invalid --rows: \"10\". Expected a number from 1000 to 1000000.");
    assertThatThrownBy(() -> ChaosSettings.of(List.of("--mode=remote")))
        .hasMessage("Invalid --mode: \"remote\". Expected one of: both, cluster, local.");
    assertThatThrownBy(() -> ChaosSettings.of(List.of("--faults=KillNode,KillAll")))
        .hasMessageStartingWith(
            "Invalid --faults: \"KillAll\". Expected names, separated by commas, of: CutConnection,");
    assertThatThrownBy(() -> ChaosSettings.of(List.of("--faults=KillNode", "--mode=cluster")))
        .hasMessage(
            "None of --faults=KillNode can happen with --mode=cluster. Choose another fault or mode.");
  }
}
