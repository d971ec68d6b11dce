package dev.sluice.it.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.row.SetupException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLoadFlagsTest {

  @Test
  void theSeedsCommandLineWorks() {
    CsvLoad load =
        load("--min-records 50 --max-records 200 --sleep 0.5 --files 10 --output-dir data/in");

    assertThat(load.outputDir()).isEqualTo(Path.of("data/in"));
    assertThat(load.fileRows()).isEqualTo(new FileRows(50, 200));
    assertThat(load.schedule()).isEqualTo(new EveryInterval(Duration.ofMillis(500), 10));
  }

  @Test
  void whatIsNotGivenIsAsInTheSeed() {
    CsvLoad load = load("--output-dir=in");

    assertThat(load)
        .isEqualTo(
            CsvLoad.into(Path.of("in"))
                .withSchedule(new EveryInterval(Duration.ofSeconds(2), EveryInterval.ENDLESS)));
    assertThat(load.manifest()).isEqualTo(Path.of("in.manifest.jsonl").toAbsolutePath());
  }

  @Test
  void allOfTheRest() {
    CsvLoad load =
        load(
            "--output-dir=in --rate=5000 --pattern=spike --duration=2m --complexity=complex --seed=-3"
                + " --malformed=1% --duplicates=0.02 --rename=false --manifest=m.jsonl");

    assertThat(load)
        .isEqualTo(
            CsvLoad.into(Path.of("in"))
                .withSchedule(new AtRate(5_000, LoadPattern.SPIKE, Duration.ofMinutes(2)))
                .withTable(new StreamEventsTable(-3, Complexity.COMPLEX))
                .withFlaws(0.01, 0.02)
                .withoutRename()
                .withManifest(Path.of("m.jsonl")));
  }

  @Test
  void oneLimitOfRowsMovesTheOther() {
    assertThat(load("--output-dir=in --min-records=500").fileRows())
        .isEqualTo(new FileRows(500, 500));
    assertThat(load("--output-dir=in --max-records=5").fileRows()).isEqualTo(new FileRows(5, 5));
  }

  @Test
  void allProblemsAreShownTogether() {
    assertThatThrownBy(
            () -> load("--file=1 --rate=0 --sleep=1 --pattern=saw --malformed=80% --seed"))
        .isInstanceOf(SetupException.class)
        .hasMessageStartingWith("Unknown flag: \"--file\". Expected one of: --output-dir, --files,")
        .hasMessageEndingWith(
            """
            Missing value of --seed. Expected --seed=VALUE.
            Missing --output-dir. Expected the folder where the files are to appear.
            --sleep does not go with --rate. Give one of the two: files at an interval, or rows at a rate.
            Invalid --rate: "0". Expected a number from 1 to 1000000000.
            Invalid --pattern: "saw". Expected one of: steady, ramp, spike.
            Invalid --malformed: "80%". Expected a share from 0% to 50% such as 1% or 0.01.""");
  }

  @Test
  void valuesThatDoNotGoTogetherAreRefused() {
    assertThatThrownBy(() -> load("--output-dir=in --min-records=9 --max-records=8"))
        .hasMessage("Invalid --max-records: 8 is below --min-records=9. Expected no less.");
    assertThatThrownBy(() -> load("--output-dir=in --duration=5s"))
        .hasMessage("--duration needs --rate. Add --rate=ROWS, or leave it out.");
    assertThatThrownBy(() -> load("--output-dir=in --sleep=0")).hasMessageContaining("--files=N");
    assertThatThrownBy(() -> load("--output-dir=in --seed=1 --seed=2"))
        .hasMessage("--seed is given twice. Expected it once.");
    assertThatThrownBy(() -> load("--output-dir=/")).hasMessageContaining("Choose a folder below");
  }

  @Test
  void theCommandSaysWhatIsWrongAndListsItsFlags() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);

    assertThat(Generate.run(List.of("redis"), print)).isEqualTo(3);
    assertThat(Generate.run(List.of("csv", "--help"), print)).isEqualTo(0);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith(
            "Cannot generate \"redis\". Expected: generate csv --output-dir=DIR, or generate kafka")
        .contains("--min-records=N", "--rename=BOOLEAN", "--bootstrapServers=HOST:PORT");
  }

  private static CsvLoad load(String commandLine) {
    return CsvLoadFlags.load(List.of(commandLine.split(" ")));
  }
}
