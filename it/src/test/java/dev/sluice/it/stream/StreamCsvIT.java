package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV files in a folder end up in a table. */
class StreamCsvIT {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "SparkRunner"})
  void loadsTheFilesThatAreThere(String runner) throws Exception {
    CsvStream stream = CsvStream.create(folder);
    stream.sql("CREATE TABLE t (id int PRIMARY KEY, name text, at timestamptz DEFAULT now())");
    stream.write("a.csv", "id,name\n1,one\n2,\"two,\ntwo\"\n");
    stream.write("b.csv", "name,id\nthree,3\n");

    var result = stream.run("t", "--runner=" + runner);

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(stream.texts("SELECT id || name FROM t ORDER BY id"))
        .containsExactly("1one", "2two,\ntwo", "3three");
    assertThat(result.output()).contains("3 read = 3 loaded + 0 rejected", "2 done");
  }

  @Test
  void aSecondRunLoadsOnlyWhatIsNew() throws Exception {
    CsvStream stream = CsvStream.create(folder);
    stream.sql("CREATE TABLE t (id int)");
    stream.write("a.csv", "id\n1\n");

    var first = stream.run("t", "--runner=DirectRunner");
    stream.write("b.csv", "id\n2\n");
    var second = stream.run("t", "--runner=DirectRunner");

    assertThat(first.status()).as(first.output()).isEqualTo(ExitStatus.DONE);
    assertThat(second.status()).as(second.output()).isEqualTo(ExitStatus.DONE);
    assertThat(stream.texts("SELECT id FROM t ORDER BY id")).containsExactly("1", "2");
  }

  @ParameterizedTest
  @CsvSource({
    "skip, DONE, '1one,2two,3three', 6 read = 3 loaded + 0 rejected + 0 filtered + 3 duplicate",
    "update, DONE, '1uno,2zwei,3three', 6 read = 3 loaded + 0 rejected + 0 filtered + 3 duplicate",
    "reject, DONE_WITH_REJECTS, '1one,2two,3three', 6 read = 3 loaded + 3 rejected",
  })
  void aKeyThatIsThereFollowsOnConflict(
      String onConflict, ExitStatus status, String rows, String counts) throws Exception {
    CsvStream stream = withDuplicates();

    var result =
        stream.run("t", "--runner=DirectRunner", "--streams=1", "--onConflict=" + onConflict);

    assertThat(result.status()).as(result.output()).isEqualTo(status);
    assertThat(result.output()).contains(counts);
    assertThat(stream.text("SELECT string_agg(id || name, ',' ORDER BY id) FROM t"))
        .isEqualTo(rows);
  }

  @Test
  void aKeyThatIsThereMayEndTheStream() throws Exception {
    CsvStream stream = withDuplicates();

    var result = stream.run("t", "--runner=DirectRunner", "--streams=1", "--onConflict=fail");

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.TOO_MANY_REJECTS);
    assertThat(result.output())
        .contains("duplicate key value violates unique constraint")
        .contains("--onConflict=fail ends the run at the first such row");
    assertThat(stream.number("SELECT count(*) FROM t")).isZero();
  }

  /** Of the keys 1 and 2, one is twice in a file and both are in another file again. */
  private CsvStream withDuplicates() throws Exception {
    CsvStream stream = CsvStream.create(folder);
    stream.sql("CREATE TABLE t (id int PRIMARY KEY, name text)");
    Path first = stream.write("a.csv", "id,name\n1,one\n2,two\n1,eins\n");
    Files.setLastModifiedTime(first, FileTime.fromMillis(System.currentTimeMillis() - 60_000));
    stream.write("b.csv", "id,name\n1,uno\n2,zwei\n3,three\n");
    return stream;
  }
}
