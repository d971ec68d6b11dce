package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.row.SetupException;
import dev.sluice.types.AllowedLosses;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerifySettingsTest {
  private static final String[] MINIMAL = {
    "--cassandraHosts=c1",
    "--sourceTable=shop.orders",
    "--targetHosts=pg",
    "--targetDatabase=shop",
    "--targetUser=loader",
    "--runner=DirectRunner"
  };

  private static String[] with(String... more) {
    String[] all = Arrays.copyOf(MINIMAL, MINIMAL.length + more.length);
    System.arraycopy(more, 0, all, MINIMAL.length, more.length);
    return all;
  }

  @Test
  void readsTheTargetOnlyUnlessToldOtherwise() {
    VerifySettings settings = VerifySettings.of(MINIMAL, Map.of());

    assertThat(settings.repair()).isFalse();
    assertThat(settings.showDifferences()).isEqualTo(100);
    assertThat(settings.migrate().createTarget()).isEqualTo(CreateTarget.NEVER);
    assertThat(settings.migrate().types().allowedLosses().columns())
        .containsExactly(AllowedLosses.ALL);
  }

  @Test
  void takesItsOwnFlags() {
    VerifySettings settings =
        VerifySettings.of(with("--repair=true", "--showDifferences=7", "--streams=3"), Map.of());

    assertThat(settings.repair()).isTrue();
    assertThat(settings.showDifferences()).isEqualTo(7);
    assertThat(settings.migrate().run().streams()).isEqualTo(3);
  }

  @Test
  void refusesFlagsThatOnlyWritingNeeds() {
    SetupException refused =
        catchThrowableOfType(
            SetupException.class,
            () -> VerifySettings.of(with("--truncateTarget=true", "--repair=yes"), Map.of()));

    assertThat(refused.problems())
        .hasSize(2)
        .anySatisfy(
            problem -> assertThat(problem).contains("Cannot use --truncateTarget with verify."))
        .anySatisfy(problem -> assertThat(problem).contains("Invalid --repair: \"yes\""));
  }
}
