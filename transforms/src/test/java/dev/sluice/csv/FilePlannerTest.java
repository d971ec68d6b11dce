package dev.sluice.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePlannerTest {
  @TempDir Path folder;
  private final MemoryPlan plan = new MemoryPlan();
  private long minutes = 10;

  @Test
  void filesArePlannedInTheOrderTheyWereWritten() throws IOException {
    write("b.csv", "id\n1\n");
    write("a.csv", "id\n2\n");

    look(planner(OnChanged.REFUSE));

    assertThat(paths()).containsExactly("b.csv", "a.csv");
    assertThat(plan.units.get(0).columns()).containsExactly("id");
    assertThat(plan.units.get(0).unit().id()).startsWith("f/").endsWith("/3:5");
    assertThat(plan.waiting).isZero();
  }

  @Test
  void aFileIsPlannedOnce() throws IOException {
    FilePlanner planner = planner(OnChanged.REFUSE);
    write("a.csv", "id\n1\n");

    look(planner);
    look(planner);
    look(planner(OnChanged.REFUSE));

    assertThat(plan.found).hasSize(1);
  }

  @Test
  void hiddenAndUnfinishedFilesAreLeftAlone() throws IOException {
    for (String name :
        List.of(".a.csv", "_a.csv", "a.csv.tmp", "a.csv.part", "a.csv~", "A.CSV.PARTIAL")) {
      write(name, "id\n1\n");
    }

    look(planner(OnChanged.REFUSE));

    assertThat(plan.found).isEmpty();
  }

  @Test
  void aLargeFileIsCutAtTheEndsOfRecords() throws IOException {
    String record = "1,\"" + "x".repeat(100) + "\n" + "y".repeat(100) + "\"\n";
    write("a.csv", "id,text\n" + record.repeat(100));

    look(planner(OnChanged.REFUSE));

    assertThat(plan.units).hasSizeBetween(18, 21);
    long at = "id,text\n".length();
    for (FileUnit unit : plan.units) {
      assertThat(unit.unit().from()).isEqualTo(String.valueOf(at));
      at = Long.parseLong(unit.unit().until());
      assertThat((at - 8) % record.length()).isZero();
    }
    assertThat(at).isEqualTo(8 + 100L * record.length());
    assertThat(plan.units.get(1).line()).isEqualTo(2 + 2 * (plan.units.get(1).line() - 2) / 2);
  }

  @Test
  void aFileThatCannotBeLoadedDoesNotBlockTheOthers() throws IOException {
    write("a.csv", "id,id\n1,1\n");
    write("b.csv", "other\n1\n");
    write("c.csv", "id\n1\n");

    look(planner(OnChanged.REFUSE));

    assertThat(paths()).containsExactly("c.csv");
    assertThat(plan.refusals().get(0)).contains("a.csv").contains("\"id\"");
    assertThat(plan.refusals().get(1)).startsWith("Cannot load ").contains("no column other");
  }

  @Test
  void aChangedFileIsRefusedUnlessOneAsksForIt() throws IOException {
    change(OnChanged.REFUSE, "id\n1\n2\n");

    assertThat(plan.units).hasSize(1);
    assertThat(plan.refusals().get(1))
        .contains("a.csv was changed after it was loaded")
        .contains("--onChanged=reload");
  }

  @Test
  void aChangedFileIsReloaded() throws IOException {
    change(OnChanged.RELOAD, "id\n7\n8\n");

    assertThat(plan.units.get(1).unit().from()).isEqualTo("3");
    assertThat(plan.units.get(1).unit().until()).isEqualTo("7");
  }

  @Test
  void whatIsAppendedIsLoadedAlone() throws IOException {
    change(OnChanged.APPEND, "id\n1\n2\n3\n");

    assertThat(plan.units.get(1).unit().from()).isEqualTo("5");
    assertThat(plan.units.get(1).line()).isEqualTo(3);
  }

  @Test
  void whatIsNotAppendedIsRefused() throws IOException {
    change(OnChanged.APPEND, "id\n7\n8\n");

    assertThat(plan.refusals().get(1)).contains("not only at its end");
  }

  @Test
  void aTouchedFileIsTheSame() throws IOException {
    change(OnChanged.REFUSE, "id\n1\n");

    assertThat(plan.found).hasSize(1);
  }

  @Test
  void aFileThatIsWrittenToHasToWait() throws IOException {
    WatchSettings.Completeness stable = new WatchSettings.Completeness(Ready.STABLE, 3_600_000, "");
    FilePlanner planner = new FilePlanner(settings(stable, OnChanged.REFUSE));
    Path file = folder.resolve("a.csv");
    Files.writeString(file, "id\n1\n");

    look(planner);
    look(planner);

    assertThat(plan.found).isEmpty();
    assertThat(plan.waiting).isEqualTo(1);

    Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() - 7_200_000));
    look(planner);
    assertThat(plan.found).as("another time of change: seen once").isEmpty();
    look(planner);
    assertThat(plan.found).hasSize(1);
  }

  @Test
  void aMarkerSaysThatAFileIsComplete() throws IOException {
    WatchSettings.Completeness marker = new WatchSettings.Completeness(Ready.MARKER, 0, ".done");
    FilePlanner planner = new FilePlanner(settings(marker, OnChanged.REFUSE));
    write("a.csv", "id\n1\n");

    look(planner);
    assertThat(plan.found).isEmpty();

    write("a.csv.done", "");
    look(planner);
    assertThat(paths()).containsExactly("a.csv");
  }

  @Test
  void nothingIsPlannedWhileTheStreamDrains() throws IOException {
    plan.draining = true;
    write("a.csv", "id\n1\n");

    look(planner(OnChanged.REFUSE));

    assertThat(plan.found).isEmpty();
  }

  @Test
  void aUnitThatCannotBeReadIsTriedAgainUnlessItsFileIsGone() throws IOException {
    write("a.csv", "id\n1\n");
    look(planner(OnChanged.REFUSE));
    FileVersion there = plan.found.get(0).cutting().file();
    FileVersion gone = new FileVersion(folder + "/gone.csv", 5, 0, "00");
    plan.unread.add(new FilePlan.Unread("1", "f", there, "cannot", 1));
    plan.unread.add(new FilePlan.Unread("2", "f", there, "cannot", 3));
    plan.unread.add(new FilePlan.Unread("3", "g", gone, "It is gone.", 1));

    look(planner(OnChanged.REFUSE));

    assertThat(plan.verdicts).containsExactly("again 1", "give up 2");
    assertThat(plan.changes).containsExactly("It is gone.");
  }

  /** Loads a file and looks again when it has another content. */
  private void change(OnChanged onChanged, String content) throws IOException {
    FilePlanner planner = planner(onChanged);
    write("a.csv", "id\n1\n");
    look(planner);
    plan.settleAll();
    write("a.csv", content);
    look(planner);
  }

  private void look(FilePlanner planner) throws IOException {
    planner.look(plan);
  }

  private List<String> paths() {
    return plan.units.stream()
        .map(unit -> Path.of(unit.file().path()).getFileName().toString())
        .toList();
  }

  /** Each file is a minute younger than the one before. */
  private void write(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    Files.setLastModifiedTime(
        file, FileTime.fromMillis(System.currentTimeMillis() - 3_600_000 + 60_000 * minutes++));
  }

  private FilePlanner planner(OnChanged onChanged) {
    return new FilePlanner(
        settings(new WatchSettings.Completeness(Ready.RENAME, 0, ""), onChanged));
  }

  private WatchSettings settings(WatchSettings.Completeness completeness, OnChanged onChanged) {
    return new WatchSettings(
        folder + "/*",
        completeness,
        CsvDialect.standard(),
        List.of(),
        columns ->
            columns.contains("other") ? List.of("The target has no column other.") : List.of(),
        onChanged,
        1024,
        0);
  }
}
