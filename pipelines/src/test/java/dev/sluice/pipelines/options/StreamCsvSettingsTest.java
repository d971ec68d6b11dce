package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.copy.LeaseTerms;
import dev.sluice.copy.OnConflict;
import dev.sluice.csv.CsvDialect;
import dev.sluice.csv.OnChanged;
import dev.sluice.csv.Ragged;
import dev.sluice.csv.Ready;
import dev.sluice.csv.WatchSettings;
import dev.sluice.encode.TextFormats;
import dev.sluice.row.TableName;
import dev.sluice.types.ColumnName;
import dev.sluice.types.HeaderMatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamCsvSettingsTest {
  @TempDir Path folder;

  @Test
  void hasDefaults() {
    StreamCsvSettings settings = Run.stream().streamSettings();

    assertThat(settings.files())
        .isEqualTo(
            new StreamCsvSettings.Files(
                "/data/in/*.csv",
                new WatchSettings.Completeness(Ready.STABLE, 1000, ".done"),
                OnChanged.REFUSE,
                8 << 20));
    assertThat(settings.dialect()).isEqualTo(CsvDialect.standard());
    assertThat(settings.formats()).isEqualTo(TextFormats.standard());
    assertThat(settings.columns().extra()).isEqualTo(HeaderMatch.Extra.REFUSE);
    assertThat(settings.targetTable()).isEqualTo(new TableName("public", "events"));
    assertThat(settings.streaming().copying().onConflict()).isEqualTo(OnConflict.REJECT);
    assertThat(settings.streaming().copying().rejectLimit().exceeded(1_000_000, 1_000_000))
        .isFalse();
    assertThat(settings.streaming().stream())
        .isEqualTo(
            new StreamSettings(
                new Until(Until.Mode.FOREVER, Duration.ZERO),
                new LeaseTerms.Repeated(
                    settings.streaming().run().streams(),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2)),
                Duration.ofSeconds(30),
                Duration.ofSeconds(600)));
  }

  @Test
  void readsEveryPartOfADialect() {
    StreamCsvSettings settings =
        Run.stream()
            .with("delimiter", "tab")
            .with("quote", "'")
            .with("escape", "\\")
            .with("encoding", "windows-1252")
            .with("header", "false")
            .with("skipLines", "2")
            .with("nullText", "empty,NULL,\\N")
            .with("trim", "true")
            .with("ragged", "pad")
            .with("columns", "a=x,b")
            .streamSettings();

    assertThat(settings.dialect())
        .isEqualTo(
            new CsvDialect(
                '\t',
                '\'',
                '\\',
                "windows-1252",
                false,
                2,
                List.of("", "NULL", "\\N"),
                true,
                Ragged.PAD));
    assertThat(settings.columns().names())
        .containsExactly(new ColumnName("a", "x"), new ColumnName("b", "b"));
  }

  @Test
  void aFolderStandsForItsFiles() {
    assertThat(Run.stream().with("input", folder.toString()).streamSettings().files().input())
        .isEqualTo(folder + "/*");
    assertThat(Run.stream().with("input", "gs://bucket/in/").streamSettings().files().input())
        .isEqualTo("gs://bucket/in/*");
  }

  @ParameterizedTest
  @CsvSource({"90s, PT1M30S", "10m, PT10M", "8h, PT8H", "2d, PT48H"})
  void endsAfterATime(String until, Duration expected) {
    assertThat(Run.stream().with("until", until).streamSettings().streaming().stream().until())
        .isEqualTo(new Until(Until.Mode.TIME, expected));
  }

  @Test
  void reportsAllProblemsTogether() {
    List<String> problems =
        Run.stream()
            .without("targetTable")
            .with("delimiter", "::")
            .with("encoding", "Shift_JIS")
            .with("until", "tomorrow")
            .with("timestampFormat", "nonsense")
            .with("timeZone", "Mars/Olympus")
            .with("ready", "perhaps")
            .streamProblems();

    assertThat(problems)
        .anySatisfy(p -> assertThat(p).startsWith("Missing --targetTable=SCHEMA.TABLE"))
        .anySatisfy(
            p ->
                assertThat(p)
                    .isEqualTo("Invalid --delimiter: \"::\". Expected an ASCII character, or tab."))
        .anySatisfy(p -> assertThat(p).startsWith("Invalid --encoding: \"Shift_JIS\"."))
        .anySatisfy(
            p ->
                assertThat(p)
                    .isEqualTo(
                        "Invalid --until: \"tomorrow\". Expected forever, empty, or a time such as 90s, 10m, 8h or 2d."))
        .anySatisfy(p -> assertThat(p).contains("--timestampFormat", "nonsense"))
        .anySatisfy(p -> assertThat(p).contains("--timeZone", "Mars/Olympus"))
        .anySatisfy(p -> assertThat(p).contains("--ready", "one of stable, rename, marker"))
        .hasSize(7);
  }

  @Test
  void delimiterAndQuoteHaveToDiffer() {
    assertThat(Run.stream().with("delimiter", "\"").streamProblems())
        .containsExactly(
            "Invalid --delimiter: \"\"\". Expected another character than that of --quote and --escape.");
  }

  @Test
  void streamsOnSparkHaveWhatTheyNeed() {
    StreamCsvSettings settings = Run.stream().onSpark().streamSettings();

    assertThat(settings.streaming().pipelineOptions().toString())
        .contains("batchIntervalMillis: 2000")
        .contains("appName: sluice-stream-csv");
    assertThat(settings.streaming().spark())
        .containsEntry("spark.streaming.gracefulStopTimeout", "10000");
    assertThat(settings.streaming().stream().leases())
        .isEqualTo(
            new LeaseTerms.Repeated(
                settings.streaming().run().streams(),
                Duration.ofMillis(1_900),
                Duration.ofMillis(1_000)));
    assertThat(settings.streaming().scratch()).isPresent();
    assertThat(settings.streaming().pipelineOptions().toString())
        .contains("checkpointDir: " + settings.streaming().scratch().orElseThrow().toUri());
  }

  @Test
  void aClusterNeedsAFolderThatAllSee() {
    Run run = Run.stream().onSpark().system("spark.master", "spark://m:7077");

    assertThat(run.streamProblems().get(0)).startsWith("Missing --checkpointDir=DIRECTORY");
  }

  @Test
  void whatIsThereNeedsNeitherBatchesNorTheirFolder() {
    Streaming settings =
        Run.stream()
            .onSpark()
            .system("spark.master", "spark://m:7077")
            .with("until", "empty")
            .with("streams", "4")
            .streamSettings()
            .streaming();

    assertThat(settings.stream().leases()).isEqualTo(new LeaseTerms.Once(4, Duration.ofHours(1)));
    assertThat(settings.scratch()).isEmpty();
    assertThat(settings.spark()).doesNotContainKey("spark.streaming.gracefulStopTimeout");
    assertThat(settings.pipelineOptions().toString()).doesNotContain("checkpointDir");
  }

  /** Whatever an earlier run has left in the folder is not taken up. */
  @ParameterizedTest
  @CsvSource({"/shared/c, /shared/c/", "file:///shared/c/, /shared/c/", "hdfs://n/c, ''"})
  void eachRunHasAFolderOfItsOwnInTheOneThatIsGiven(String given, String local) {
    Run run = Run.stream().onSpark().system("spark.master", "spark://m:7077");

    Streaming first = run.with("checkpointDir", given).streamSettings().streaming();
    Streaming second = run.with("checkpointDir", given).streamSettings().streaming();

    String folder = "checkpointDir: " + given.replaceFirst("/$", "") + "/sluice-stream-";
    assertThat(first.pipelineOptions().toString()).contains(folder);
    assertThat(second.pipelineOptions().toString()).contains(folder);
    assertThat(first.pipelineOptions().toString())
        .isNotEqualTo(second.pipelineOptions().toString());
    assertThat(first.scratch().map(Path::toString).orElse(""))
        .matches(local.isEmpty() ? "" : local + "sluice-stream-[0-9a-f-]+");
  }
}
