package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.TableName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckSettingsTest {

  @Test
  void takesTheCommandLineOfAMigration() {
    CheckSettings settings =
        Run.minimal()
            .with("unitRows", "17")
            .with("runner", "DirectRunner")
            .with("streams", "4")
            .with("createTarget", "if-missing")
            .checkSettings();

    assertThat(settings.cluster()).isPresent();
    assertThat(settings.sourceTable()).contains(new TableName("shop", "orders"));
    assertThat(settings.targetTables()).containsExactly(new TableName("public", "orders"));
    assertThat(settings.createTarget()).isEqualTo(CreateTarget.IF_MISSING);
    assertThat(settings.streams()).isEqualTo(4);
    assertThat(settings.probe()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.kafka()).isEmpty();
    assertThat(settings.redis()).isEmpty();
    assertThat(settings.input()).isEmpty();
  }

  @Test
  void takesTheCommandLinesOfStreams() {
    CheckSettings kafka =
        Run.kafka().with("topics", "orders,clicks=web.clicks").with("unitMb", "3").checkSettings();
    CheckSettings csv = Run.stream().with("delimiter", ";").checkSettings();

    assertThat(kafka.kafka().orElseThrow().topics()).containsExactly("clicks", "orders");
    assertThat(kafka.targetTables())
        .containsExactly(new TableName("public", "events"), new TableName("web", "clicks"));
    assertThat(csv.input()).contains("/data/in/*.csv");
    assertThat(csv.cluster()).isEmpty();
  }

  @Test
  void oneSideIsEnough() {
    assertThat(Run.bare().with("cassandraHosts", "c1").checkSettings().target()).isEmpty();
    assertThat(Run.bare().with("redis", "redis://r1").checkSettings().redis()).isPresent();
  }

  @Test
  void somethingHasToBeNamedAndWhatIsNamedHasToBeWhole() {
    assertThat(Run.bare().checkProblems())
        .containsExactly(
            "Missing what is to be checked. Give --cassandraHosts, --targetHosts, --bootstrapServers, --redis or --input, or --config=FILE.");
    assertThat(
            Run.bare()
                .with("targetHosts", "p1")
                .with("sourceTable", "shop.orders")
                .with("topics", "orders")
                .checkProblems())
        .extracting(problem -> problem.replaceFirst("=.*", ""))
        .isEqualTo(
            List.of(
                "Missing --cassandraHosts",
                "Missing --targetDatabase",
                "Missing --targetUser",
                "Missing --bootstrapServers"));
    assertThat(Run.minimal().argument("--cassandraHost=c1").checkProblems())
        .containsExactly("Unknown flag --cassandraHost. Did you mean --cassandraHosts?");
  }
}
