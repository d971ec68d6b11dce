package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.row.SetupException;
import dev.sluice.types.AllowedLosses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanSettingsTest {
  private static final String[] MINIMAL = {
    "--cassandraHosts=c1",
    "--sourceTable=shop.orders",
    "--targetHosts=pg",
    "--targetDatabase=shop",
    "--targetUser=loader"
  };

  private static PlanSettings settings(String... more) {
    String[] all = Arrays.copyOf(MINIMAL, MINIMAL.length + more.length);
    System.arraycopy(more, 0, all, MINIMAL.length, more.length);
    return PlanSettings.of(all, new Surroundings(Map.of(), Map.of(), 8, 1L << 30, true));
  }

  @Test
  void findsTheStreamsOutUnlessSomebodyAsksForThem() {
    PlanSettings settings = settings();

    assertThat(settings.streams()).isEmpty();
    assertThat(settings.cluster()).isFalse();
    assertThat(settings.trial()).isEqualTo(Duration.ofSeconds(16));
    assertThat(settings.profileFile()).hasValue(Path.of("sluice-plan.properties"));
    assertThat(settings.json()).isFalse();
    assertThat(settings("--streams=5").streams()).hasValue(5);
    assertThat(settings.mostStreams()).isEmpty();
    assertThat(settings("--maxStreams=9").mostStreams()).hasValue(9);
  }

  @Test
  void takesTheStreamsOfAProfileForACluster() {
    PlanSettings settings =
        PlanSettings.of(
            with("--profile=remote"),
            new Surroundings(
                Map.of(), Map.of("spark.master", "spark://m:7077"), 8, 1L << 30, true));

    assertThat(settings.streams()).hasValue(32);
    assertThat(settings.cluster()).isTrue();
    assertThat(settings.migrate().profile()).isEqualTo("remote");
  }

  private static String[] with(String flag) {
    String[] all = Arrays.copyOf(MINIMAL, MINIMAL.length + 1);
    all[MINIMAL.length] = flag;
    return all;
  }

  @Test
  void looksAtLossesWithoutBeingStoppedByThem() {
    PlanSettings settings = settings("--allowLossy=a,b", "--planFor=cluster", "--profileFile=none");

    assertThat(settings.allowedLosses().columns()).containsExactly("a", "b");
    assertThat(settings.migrate().types().allowedLosses().columns())
        .containsExactly(AllowedLosses.ALL);
    assertThat(settings.cluster()).isTrue();
    assertThat(settings.profileFile()).isEmpty();
  }

  @Test
  void isForOneTable() {
    SetupException refused =
        catchThrowableOfType(
            SetupException.class, () -> settings("--tables=shop.*", "--trialSeconds=-1"));

    assertThat(refused.problems())
        .anySatisfy(problem -> assertThat(problem).contains("Cannot use --tables with plan."))
        .anySatisfy(problem -> assertThat(problem).contains("Invalid --trialSeconds: \"-1\""));
  }
}
