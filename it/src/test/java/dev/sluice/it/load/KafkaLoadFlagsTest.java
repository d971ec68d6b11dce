package dev.sluice.it.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.row.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaLoadFlagsTest {
  private static final String WHERE = "--bootstrapServers=localhost:9092 --topic=events ";

  @TempDir private Path folder;

  @Test
  void whatIsNotGivenIsSimple() {
    KafkaLoad load = load(WHERE + "--records=2500");

    assertThat(load)
        .isEqualTo(
            KafkaLoad.into(
                    Map.of("bootstrap.servers", "localhost:9092"),
                    "events",
                    Path.of("events.manifest.jsonl"))
                .withPlan(ChunkPlan.atOnce(2_500)));
    assertThat(load.plan().chunks())
        .toIterable()
        .containsExactly(
            new DueFile(0, 1_000, 0), new DueFile(1, 1_000, 0), new DueFile(2, 500, 0));
  }

  @Test
  void allOfTheRest() {
    KafkaLoad load =
        load(
            WHERE
                + "--rate=5000 --pattern=spike --time=2m --complexity=complex --seed=-3 --producers=8"
                + " --malformedShare=1% --duplicateShare=0.02 --transactional=true --abortedShare=5%"
                + " --manifest=m.jsonl --chunkRecords=10");

    AtRate rate = new AtRate(5_000, LoadPattern.SPIKE, Duration.ofMinutes(2));
    assertThat(load)
        .isEqualTo(
            KafkaLoad.into(
                    Map.of("bootstrap.servers", "localhost:9092"), "events", Path.of("m.jsonl"))
                .withPlan(ChunkPlan.atRate(rate).withChunkRecords(10))
                .withTable(new StreamEventsTable(-3, Complexity.COMPLEX))
                .withFlaws(0.01, 0.02)
                .withTransactions(0.05)
                .withProducers(8));
  }

  @Test
  void recordsAtARateTakeTheirTime() {
    KafkaLoad load = load(WHERE + "--rate=1000 --records=5500 --pattern=ramp");

    assertThat(load.plan().rate())
        .isEqualTo(new AtRate(1_000, LoadPattern.RAMP, Duration.ofSeconds(10)));
    assertThat(load.plan().records()).isEqualTo(5_500);
    assertThat(load.plan().chunkRecords()).isEqualTo(50);
    assertThat(load(WHERE + "--rate=3 --transactional=true").plan().chunkRecords()).isEqualTo(1);
    assertThat(load(WHERE + "--rate=3 --transactional=true").transactions())
        .isEqualTo(new Transactions(true, 0.1));
  }

  @Test
  void clientPropertiesAreReadAndNeverShown() throws IOException {
    Path file = folder.resolve("client.properties");
    Files.writeString(file, "bootstrap.servers=a:1\nssl.truststore.password=hidden\n");

    KafkaLoad load = load("--topic=events --records=1 --clientProperties=" + file);

    assertThat(load.target().clientProperties())
        .containsOnly(
            Map.entry("bootstrap.servers", "a:1"), Map.entry("ssl.truststore.password", "hidden"));
    assertThat(load.toString()).contains("a:1").doesNotContain("hidden");
  }

  @Test
  void allProblemsAreShownTogether() {
    assertThatThrownBy(
            () -> load("--time=5s --producers=0 --abortedShare=1% --clientProperties=nowhere/file"))
        .isInstanceOf(SetupException.class)
        .hasMessageContainingAll(
            "Cannot read --clientProperties \"nowhere",
            "Missing --bootstrapServers. Expected",
            "Missing --topic. Expected",
            "Invalid --producers: \"0\". Expected a number from 1 to 1000.",
            "--abortedShare needs transactions.",
            "--time needs --rate.",
            "Missing --rate or --records.");
    assertThatThrownBy(() -> load(WHERE + "--rate=5 --time=5s --records=3"))
        .hasMessage("--time does not go with --records. Give one of the two beside --rate.");
  }

  private static KafkaLoad load(String commandLine) {
    return KafkaLoadFlags.load(List.of(commandLine.split(" ")));
  }
}
