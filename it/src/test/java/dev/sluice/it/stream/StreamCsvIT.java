package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
}
