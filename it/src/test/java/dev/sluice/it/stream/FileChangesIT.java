package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.servers.ForkedMain.Condition;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of files that someone changes before, while and after they are loaded. */
@Timeout(120)
class FileChangesIT {
  /** Some 9 MiB: more than the first COPY, and one unit. */
  private static final int ROWS = 80_000;

  @TempDir private Path folder;
  private CsvStream stream;

  @BeforeEach
  void create() throws Exception {
    stream = CsvStream.create(folder);
    stream.sql("CREATE TABLE t (id int, name text)");
  }

  @ParameterizedTest
  @CsvSource({"refuse, 0", "reload, 2"})
  void aFileThatIsReplacedWhileItIsReadIsRolledBack(String onChanged, int rows) throws Exception {
    stream.write("a.csv", large("old"));
    StreamTarget.Result result;
    try (Brake brake = Brake.copiesInto(stream, "t")) {
      Running run = start("--onChanged=" + onChanged);
      run.await(brake::holds);
      stream.write("a.csv", "id,name\n1,new\n2,new\n");
      stream.write("b.csv", "id,name\n1,other\n");
      run.await(() -> filesKnown("path LIKE '%/b.csv'") == 1);
      brake.release();
      result = run.end();
    }

    assertLost(
        result, "a.csv has changed since its units were planned: it has 20 bytes, expected ");
    assertThat(names("old")).isZero();
    assertThat(names("new")).isEqualTo(rows);
    assertThat(names("other")).isEqualTo(1);
    assertThat(result.output()).contains("1 changed meanwhile");
  }

  @Test
  void aFileThatIsTakenAwayBeforeItIsReadIsLoadedWhenItIsBack() throws Exception {
    stream.write("a.csv", "id,name\n1,held\n");
    Path waiting = stream.write("b.csv", "id,name\n1,waiting\n");
    StreamTarget.Result without;
    try (Brake brake = Brake.copiesInto(stream, "t")) {
      Running run = start("--streams=1");
      run.await(() -> brake.holds() && filesKnown("path LIKE '%/b.csv'") == 1);
      Files.delete(waiting);
      brake.release();
      without = run.end();
    }
    stream.write("b.csv", "id,name\n1,waiting\n");
    var with = run();

    assertLost(without, "b.csv is not there any more; expected the 18 bytes that were found");
    assertThat(with.status()).as(with.output()).isEqualTo(ExitStatus.DONE);
    assertThat(names("held")).isEqualTo(1);
    assertThat(names("waiting")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"refuse, DONE_WITH_REJECTS, 1 2", "reload, DONE, 1 1 2 2 3", "append, DONE, 1 2 3"})
  void aFileThatHasGrownSinceTheLastRun(String onChanged, ExitStatus status, String ids)
      throws Exception {
    Path file = stream.write("a.csv", "id\n1\n2\n");
    run();
    Files.writeString(file, "id\n1\n2\n3\n");

    var second = run("--onChanged=" + onChanged);
    var third = run("--onChanged=" + onChanged);

    for (var result : new StreamTarget.Result[] {second, third}) {
      assertThat(result.status()).as(result.output()).isEqualTo(status);
      assertThat(
              result.output().contains("a.csv was changed after it was loaded. With --onChanged="))
          .isEqualTo(onChanged.equals("refuse"));
    }
    assertIds(ids);
  }

  @ParameterizedTest
  @CsvSource({
    "refuse, DONE_WITH_REJECTS, 1 2",
    "reload, DONE, 1 2 4 5",
    "append, DONE_WITH_REJECTS, 1 2"
  })
  void aFileThatIsAnotherOneSinceTheLastRun(String onChanged, ExitStatus status, String ids)
      throws Exception {
    Path file = stream.write("a.csv", "id\n1\n2\n");
    run();
    Files.writeString(file, "id\n4\n5\n");

    var second = run("--onChanged=" + onChanged);

    assertThat(second.status()).as(second.output()).isEqualTo(status);
    if (status != ExitStatus.DONE) {
      assertLost(second, "a.csv was changed after it was loaded");
    }
    assertIds(ids);
  }

  @ParameterizedTest
  @CsvSource({"refuse, DONE_WITH_REJECTS, 1 2", "reload, DONE, 1 1 2 2 3", "append, DONE, 1 2 3"})
  void aFileThatGrowsAfterItIsLoadedByTheSameRun(String onChanged, ExitStatus status, String ids)
      throws Exception {
    stream.write("a.csv", "id\n1\n2\n");
    stream.write("a.csv.done", "");
    // Without its marker it keeps the run from its end.
    stream.write("last.csv", "id\n9\n");
    Running run = start("--ready=marker", "--onChanged=" + onChanged);
    run.await(() -> filesKnown("state = 'done'") == 1);
    stream.write("a.csv", "id\n1\n2\n3\n");
    run.await(() -> filesKnown("path LIKE '%/a.csv'") == 2);
    stream.write("last.csv.done", "");

    var result = run.end();

    assertThat(result.status()).as(result.output()).isEqualTo(status);
    if (status != ExitStatus.DONE) {
      assertLost(result, "a.csv was changed after it was loaded. With --onChanged=reload");
    }
    assertIds(ids + " 9");
  }

  @Test
  void aFileThatGetsAnEarlierContentBackIsReloaded() throws Exception {
    Path file = stream.write("a.csv", "id\n1\n");
    run("--onChanged=reload");
    Files.writeString(file, "id\n2\n");
    run("--onChanged=reload");
    Files.writeString(file, "id\n1\n");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));

    var third = run("--onChanged=reload");
    var fourth = run("--onChanged=reload");

    assertThat(third.status()).as(third.output()).isEqualTo(ExitStatus.DONE);
    assertThat(third.output()).contains("1 read = 1 loaded");
    assertThat(fourth.output()).contains("0 read = 0 loaded");
    assertIds("1 1 2");
  }

  @Test
  void aLaterTimeOfTheSameContentIsNoChange() throws Exception {
    Path file = stream.write("a.csv", "id\n1\n");
    run();
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));

    var second = run("--onChanged=refuse");

    assertThat(second.status()).as(second.output()).isEqualTo(ExitStatus.DONE);
    assertIds("1");
  }

  @Test
  void aLaterTimeOfTheSameContentDoesNotHinderItsLoading() throws Exception {
    stream.write("a.csv", "id,name\n1,held\n");
    Path waiting = stream.write("b.csv", "id,name\n1,waiting\n");
    StreamTarget.Result result;
    try (Brake brake = Brake.copiesInto(stream, "t")) {
      Running run = start("--streams=1");
      run.await(brake::holds);
      Files.setLastModifiedTime(waiting, FileTime.from(Instant.now().plusSeconds(60)));
      brake.release();
      result = run.end();
    }

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(names("held")).isEqualTo(1);
    assertThat(names("waiting")).isEqualTo(1);
  }

  @Test
  void aFileThatIsStillBeingWrittenIsLoadedOnceAndWhole() throws Exception {
    Path file = Files.writeString(stream.input.resolve("a.csv"), "id\n");
    Running run = start("--ready=stable", "--stableMs=3600000");
    for (int id = 1; id <= 5; id++) {
      run.await(looks(2));
      Files.writeString(file, Files.readString(file) + id + "\n");
    }
    run.await(looks(2));
    assertThat(stream.number("SELECT count(*) FROM sluice.file")).isZero();
    // As if its writer had been gone for two hours.
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(7_200)));

    var result = run.end();

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertIds("1 2 3 4 5");
    assertThat(stream.texts("SELECT state FROM sluice.file")).containsExactly("done");
  }

  @Test
  void aFileWaitsForItsMarker() throws Exception {
    stream.write("a.csv", "id\n1\n");
    stream.write("a.csv.ok", "");
    stream.write("b.csv", "id\n2\n");
    Running run = start("--ready=marker", "--markerSuffix=.ok");
    run.await(() -> filesKnown("state = 'done'") == 1);
    run.await(looks(2));
    assertIds("1");
    stream.write("b.csv.ok", "");

    var result = run.end();

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertIds("1 2");
  }

  @Test
  void filesThatAreHiddenOrNamedAsUnfinishedAreLeftAlone() throws Exception {
    for (String name : new String[] {".a.csv", "_b.csv", "c.csv.part", "d.csv.tmp", "e.csv~"}) {
      Files.writeString(stream.input.resolve(name), "id\n1\n");
    }
    Files.createDirectory(stream.input.resolve("f.csv"));
    stream.write("g.csv", "id\n2\n");

    var result = run();

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertIds("2");
  }

  @Test
  void theSameContentUnderTwoNamesIsLoadedTwiceAndReported() throws Exception {
    stream.write("a.csv", "id\n1\n");
    stream.write("b.csv", "id\n1\n");

    var result = run();

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(result.output()).contains("2 done", "1 have the content of another file");
    assertIds("1 1");
  }

  private Running start(String... flags) {
    return stream.start("t", Arguments.and(flags, "--runner=DirectRunner"));
  }

  private StreamTarget.Result run(String... flags) {
    return stream.run("t", Arguments.and(flags, "--runner=DirectRunner"));
  }

  private static void assertLost(StreamTarget.Result result, String message) {
    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    assertThat(result.output())
        .contains("files that are not, or not all of them, in the target:", message);
  }

  private void assertIds(String ids) throws Exception {
    assertThat(String.join(" ", stream.texts("SELECT id FROM t ORDER BY id"))).isEqualTo(ids);
  }

  private long names(String name) throws Exception {
    return stream.number("SELECT count(*) FROM t WHERE name LIKE '%s%%'".formatted(name));
  }

  private long filesKnown(String condition) throws Exception {
    return ledgerIsThere()
        ? stream.number("SELECT count(*) FROM sluice.file WHERE " + condition)
        : 0;
  }

  /** The planner has looked so often from now on. */
  private Condition looks(int times) {
    Set<String> seen = new HashSet<>();
    return () -> {
      if (ledgerIsThere()) {
        seen.addAll(stream.texts("SELECT looked_at FROM sluice.run WHERE looked_at IS NOT NULL"));
      }
      return seen.size() > times;
    };
  }

  private boolean ledgerIsThere() throws Exception {
    return stream.text("SELECT to_regclass('sluice.offset_gap') IS NOT NULL").equals("t");
  }

  private static String large(String name) {
    return IntStream.range(0, ROWS)
        .mapToObj(id -> id + "," + name + "-" + "x".repeat(100) + "\n")
        .collect(Collectors.joining("", "id,name\n", ""));
  }
}
