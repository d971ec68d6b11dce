package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.stream.StreamTarget.Result;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records without a value delete the row of their key. */
@Timeout(180)
class TombstonesIT {
  private static final String DELETE = "--tombstones=delete";
  private static final String UPDATE = "--onConflict=update";
  private static final String RUNNER = "--runner=DirectRunner";

  @TempDir private Path folder;

  /** Within one transaction, and over several. */
  @ParameterizedTest
  @ValueSource(strings = {"100", "2"})
  void rowsAreDeletedInTheOrderOfTheRecords(String unitRecords) throws Exception {
    KafkaStream stream = KafkaStream.create(folder, 1);
    stream.sql("CREATE TABLE t (id int PRIMARY KEY, name text NOT NULL, made int DEFAULT 7)");
    stream.sql("INSERT INTO t VALUES (3, 'before', 8), (4, 'before', 8), (5, 'before', 8)");
    stream.sendKeyed(0, "1", "{\"name\":\"a\"}");
    stream.sendKeyed(0, "1", null);
    stream.sendKeyed(0, "2", "{\"name\":\"a\"}");
    stream.sendKeyed(0, "2", null);
    stream.sendKeyed(0, "2", "{\"name\":\"b\"}");
    stream.sendKeyed(0, "3", null);
    stream.sendKeyed(0, "3", "{\"name\":\"c\"}");
    stream.sendKeyed(0, "4", "{\"name\":\"d\"}");
    stream.sendKeyed(0, "5", null);
    stream.sendKeyed(0, "6", null);
    stream.send(0, (String) null);

    Result result =
        stream.run(
            "t", RUNNER, DELETE, UPDATE, "--columns=$key=id", "--unitRecords=" + unitRecords);

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    // The key that came to its end within a unit had no row of its own to load or to delete.
    assertThat(result.output()).contains(" 1 rejected + 0 filtered + ", " duplicate + 5 deleted");
    assertThat(stream.texts("SELECT concat_ws(' ', id, name, made) FROM t ORDER BY id"))
        .containsExactly("2 b 7", "3 c 7", "4 d 8");
    assertThat(stream.texts("SELECT message FROM sluice.reject"))
        .containsExactly(
            "it is a tombstone without a key: there is no telling which row it deletes");
    assertThat(stream.text("SELECT sum(rows_read) || ' ' || sum(rows_deleted) FROM sluice.unit"))
        .isEqualTo("11 5");
  }

  @Test
  void keysOfSeveralColumnsAndTombstonesThatTheTargetRefuses() throws Exception {
    KafkaStream stream = KafkaStream.create(folder, 1);
    stream.sql("CREATE TABLE t (a int, b text, n int, PRIMARY KEY (a, b))");
    stream.sql("INSERT INTO t VALUES (1, 'x', 1), (1, 'y', 1), (2, 'x', 1)");
    stream.sql("CREATE TABLE child (a int, b text, FOREIGN KEY (a, b) REFERENCES t)");
    stream.sql("INSERT INTO child VALUES (2, 'x')");
    stream.sendKeyed(0, "{\"a\":1,\"b\":\"y\"}", null);
    stream.sendKeyed(0, "{\"a\":2,\"b\":\"x\"}", null);
    stream.sendKeyed(0, "{\"a\":2}", null);
    stream.sendKeyed(0, "{\"a\":3,\"b\":\"z\"}", "{\"n\":3}");

    Result result = stream.run("t", RUNNER, DELETE, UPDATE, "--columns=$key.a=a,$key.b=b");

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    assertThat(result.output())
        .contains("4 read = 1 loaded + 2 rejected + 0 filtered + 0 duplicate + 1 deleted");
    assertThat(
            stream.texts("SELECT sqlstate || ' ' || message FROM sluice.reject ORDER BY position"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("23503 update or delete on table \"t\" violates"),
            second ->
                assertThat(second)
                    .isEqualTo(
                        "23502 a part of the key \"a\", \"b\" is null: there is no telling which row it deletes"));

    stream.sql("DELETE FROM child");
    Result without = stream.rejects("replay", "--all=true");
    assertThat(without.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(without.output())
        .contains("Missing --onConflict=update: rows to replay are of a topic");
    assertThat(stream.rejects("replay", "--all=true", "--onConflict=update").output())
        .contains("Stored 1 rows; 1 are still refused");
    assertThat(stream.texts("SELECT concat_ws(' ', a, b, n) FROM t ORDER BY a"))
        .containsExactly("1 x 1", "3 z 3");
    assertThat(stream.text("SELECT rows_rejected || ' ' || rows_deleted FROM sluice.unit"))
        .isEqualTo("1 2");
  }

  @Test
  void theKeyOfTheTableHasToComeFromTheKeyOfTheRecord() throws Exception {
    KafkaStream stream = KafkaStream.create(folder, 1);
    stream.sql("CREATE TABLE t (a int, b int, n int, PRIMARY KEY (a, b))");

    Result result = stream.run("t", RUNNER, DELETE, UPDATE, "--columns=$key.a=n,$header.b=b");

    assertThat(result.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(result.output())
        .contains(
            "--tombstones=delete cannot find rows of public.t by a, a part of its key: it does not come from the records' keys. Give --columns=$key=a, or $key.NAME=a",
            "cannot find rows of public.t by b,");
  }
}
