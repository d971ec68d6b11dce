package dev.sluice.it.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.row.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCsvTest {
  private static final String HEADER =
      "event_id,event_type,product_id,user_id,event_timestamp,quantity,price";

  @TempDir private Path folder;
  private CsvLoad load;

  @BeforeEach
  void load() {
    load = CsvLoad.into(folder.resolve("in")).withFileRows(900, 1_100);
  }

  @Test
  void everythingWrittenIsInTheManifest() throws IOException {
    LoadSummary summary = GenerateCsv.run(load);

    Manifest manifest = Manifest.read(load.manifest());
    assertThat(manifest.summary()).isEqualTo(summary);
    assertThat(manifest.table()).isEqualTo(load.table());
    assertThat(manifest.rows()).isEqualTo(summary.rowsWritten()).isEqualTo(summary.rowsOffered());
    assertThat(list()).containsExactlyInAnyOrderElementsOf(names(manifest)).hasSize(10);
    long index = 0;
    for (ManifestFile file : manifest.files()) {
      List<String> lines = lines(file.name());
      assertThat(lines.get(0)).isEqualTo(HEADER);
      assertThat(file.rows()).isEqualTo(lines.size() - 1).isBetween(900L, 1_100L);
      assertThat(file.firstIndex()).isEqualTo(index);
      assertThat(file.bytes()).isEqualTo(Files.size(load.outputDir().resolve(file.name())));
      assertThat(manifest.isRecomputable(file)).isTrue();
      assertThat(lines.get(1)).startsWith(load.table().row(index)[0] + ",");
      index += file.good();
    }
  }

  @Test
  void malformedAndRepeatedRowsHaveTheirShares() throws IOException {
    load = load.withFlaws(0.1, 0.2);

    LoadSummary summary = GenerateCsv.run(load);

    Manifest manifest = Manifest.read(load.manifest());
    assertThat(manifest.malformed()).isEqualTo(summary.malformed());
    assertThat(manifest.malformed() / (double) manifest.rows()).isCloseTo(0.1, within(0.02));
    assertThat(manifest.duplicates() / (double) manifest.rows()).isCloseTo(0.2, within(0.02));
    Set<String> good = new HashSet<>();
    CsvBytes csv = new CsvBytes();
    for (long index = 0; index < manifest.good(); index++) {
      csv.record(load.table().row(index));
      good.add(csv.toString().strip());
      csv.clear();
    }
    for (ManifestFile file : manifest.files()) {
      List<String> rows = lines(file.name()).subList(1, (int) file.rows() + 1);
      assertThat(rows.stream().filter(row -> !good.contains(row)))
          .hasSize((int) file.malformed())
          .allMatch(GenerateCsvTest::isMalformed);
    }
    assertThat(manifest.good() + manifest.duplicates() + manifest.malformed())
        .isEqualTo(manifest.rows());
  }

  @Test
  void theSameSeedMakesTheSameRows() throws IOException {
    CsvLoad other = CsvLoad.into(folder.resolve("other")).withFileRows(900, 1_100);
    GenerateCsv.run(load.withFlaws(0.1, 0.1));
    GenerateCsv.run(other.withFlaws(0.1, 0.1));

    assertThat(Manifest.read(other.manifest()).files())
        .extracting(ManifestFile::checksum)
        .isEqualTo(
            Manifest.read(load.manifest()).files().stream().map(ManifestFile::checksum).toList());
  }

  @Test
  void noListingSeesAFileBeforeItIsComplete() throws IOException {
    load = load.withSchedule(new EveryInterval(Duration.ofSeconds(1), 5));
    List<Integer> seen = new ArrayList<>();
    Set<String> complete = new HashSet<>();
    FakeClock clock =
        new FakeClock(
            0,
            stop -> {
              List<String> csv = list().stream().filter(name -> name.endsWith(".csv")).toList();
              // During the rehearsal the folder is empty.
              assertThat(complete).containsExactlyInAnyOrderElementsOf(csv);
              seen.add(list().size());
              assertThat(list()).filteredOn(name -> name.endsWith(".part")).allMatch(this::hidden);
            });

    new GenerateCsv(load, clock).run(file -> complete.add(file.name()));

    assertThat(complete).hasSize(5);
    assertThat(seen).endsWith(1, 2, 3, 4, 5);
    assertThat(list()).allMatch(name -> name.matches("events_\\d+_\\d\\.csv"));
  }

  @Test
  void withoutRenameFilesGrowUntilTheyAreDue() throws IOException {
    load = load.withSchedule(new EveryInterval(Duration.ofSeconds(1), 2)).withoutRename();
    Set<Long> sizes = new HashSet<>();
    FakeClock clock =
        new FakeClock(
            0,
            stop ->
                list().stream()
                    .filter(name -> name.endsWith("_1.csv"))
                    .forEach(name -> sizes.add(size(name))));

    new GenerateCsv(load, clock).run(file -> {});

    assertThat(sizes).hasSizeGreaterThanOrEqualTo(8);
    assertThat(list()).hasSize(2);
  }

  @Test
  void whoKeepsUpReachesTheRate() throws IOException {
    load = load.withSchedule(new AtRate(10_000, LoadPattern.RAMP, Duration.ofSeconds(2)));

    LoadSummary summary = new GenerateCsv(load, new FakeClock(0, stop -> {})).run(file -> {});

    assertThat(summary.rowsWritten()).isEqualTo(11_000);
    assertThat(summary.plannedMillis()).isEqualTo(2_000);
    assertThat(summary.realMillis()).isEqualTo(2_000);
    assertThat(summary.reached()).isTrue();
    assertThat(summary.text()).startsWith("Rate reached: 11,000 of 11,000 rows in");
  }

  @Test
  void whoIsTooSlowSaysSo() throws IOException {
    load = load.withSchedule(new AtRate(1_000_000, LoadPattern.STEADY, Duration.ofMillis(10)));

    LoadSummary summary =
        new GenerateCsv(load, new FakeClock(10_000_000, stop -> {})).run(file -> {});

    assertThat(summary.rowsWritten()).isEqualTo(10_000);
    assertThat(summary.latenessMillis()).isGreaterThan(100);
    assertThat(summary.reached()).isFalse();
    assertThat(summary.achieved()).isLessThan(0.1);
    assertThat(summary.text()).startsWith("RATE NOT REACHED: ").contains("the generator's limit");
    ManifestFile last = Manifest.read(load.manifest()).files().get(9 - 1);
    assertThat(last.completedAt()).isGreaterThan(last.dueAt() + 50);
  }

  @Test
  void aStoppedLoadLeavesNoHalfFile() throws IOException {
    load = load.withSchedule(new EveryInterval(Duration.ofSeconds(1), EveryInterval.ENDLESS));
    GenerateCsv[] generator = new GenerateCsv[1];
    generator[0] = new GenerateCsv(load, new FakeClock(0, stop -> stopAtThird(stop)));

    LoadSummary summary = generator[0].run(file -> {});

    assertThat(summary.stopped()).isTrue();
    assertThat(summary.files()).isEqualTo(3);
    assertThat(summary.rowsOffered()).isEqualTo(summary.rowsWritten());
    assertThat(list()).isEqualTo(names(Manifest.read(load.manifest())).stream().sorted().toList());
  }

  @Test
  void anInterruptEndsTheLoadWithItsSummary() throws IOException {
    load = load.withSchedule(new EveryInterval(Duration.ofHours(1), EveryInterval.ENDLESS));

    LoadSummary summary = new GenerateCsv(load).run(file -> Thread.currentThread().interrupt());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(summary.stopped()).isTrue();
    assertThat(Manifest.read(load.manifest()).summary()).isEqualTo(summary);
    assertThat(list()).hasSize(1);
  }

  @Test
  void anEarlierManifestIsNotOverwritten() throws IOException {
    GenerateCsv.run(load);

    assertThatThrownBy(() -> GenerateCsv.run(load))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("it is there, from an earlier load");
  }

  @Test
  void aManifestIsReadWhileItIsWritten() throws IOException {
    GenerateCsv.run(load);
    String text = Files.readString(load.manifest());
    Path part = folder.resolve("part");

    Files.writeString(part, text.substring(0, text.lastIndexOf("{\"line\":\"file\"") + 40));
    assertThat(Manifest.read(part).files()).hasSize(9);
    assertThat(Manifest.read(part).summary()).isNull();

    Files.writeString(part, "{\"line\":\"other\"}\n");
    assertThatThrownBy(() -> Manifest.read(part)).hasMessageContaining("line 1 is none");
    Files.writeString(part, "");
    assertThatThrownBy(() -> Manifest.read(part)).hasMessageContaining("none of its 0 lines");
  }

  private void stopAtThird(CountDownLatch stop) {
    if (list().stream().filter(name -> name.endsWith(".csv")).count() == 3) {
      stop.countDown();
    }
  }

  private static boolean isMalformed(String row) {
    return row.split(",").length != 7
        || row.startsWith("not-a-uuid,")
        || row.contains(",a few,")
        || row.contains(",2026-02-30 25:61:00,");
  }

  private boolean hidden(String name) {
    return name.startsWith(".events_");
  }

  private List<String> list() {
    try (Stream<Path> files = Files.list(load.outputDir())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long size(String name) {
    try {
      return Files.size(load.outputDir().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(load.outputDir().resolve(name));
  }

  private static List<String> names(Manifest manifest) {
    return manifest.files().stream().map(ManifestFile::name).toList();
  }
}
