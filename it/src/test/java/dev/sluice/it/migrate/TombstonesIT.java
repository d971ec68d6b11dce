package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ranges in which the servers meet more tombstones than they tolerate in one read: 100,000 by their
 * default.
 */
@Timeout(300)
class TombstonesIT {
  private static final int LIVE = 200;

  @TempDir Path folder;
  private Migration migration;

  @BeforeEach
  void createTables() throws Exception {
    migration = Migration.create(folder);
    migration
        .cql()
        .execute(
            "CREATE TABLE %s.t (id int, ck int, v text, PRIMARY KEY (id, ck))"
                .formatted(migration.keyspace));
    migration.sql("CREATE TABLE t (id integer, ck integer, v text, PRIMARY KEY (id, ck))");
    PreparedStatement insert =
        migration
            .cql()
            .prepare(
                "INSERT INTO %s.t (id, ck, v) VALUES (?, ?, 'x')".formatted(migration.keyspace));
    for (int id = 0; id < LIVE; id++) {
      migration.cql().execute(insert.bind(id, 0));
    }
  }

  @Test
  void smallerPagesGetThroughManyTombstones() throws Exception {
    for (int id = 1000; id < 1030; id++) {
      bury(id, 5_000);
    }

    var result = migration.run("t", "--streams=1", "--unitRows=1000000");

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(result.output()).doesNotContain("Round 2");
    assertThat(migration.number("SELECT count(*) FROM t WHERE v = 'x'")).isEqualTo(LIVE);
  }

  @Test
  void smallerRangesGetThroughTombstonesWithoutRowsBetween() throws Exception {
    migration.cql().execute("TRUNCATE %s.t".formatted(migration.keyspace));
    for (int id = 0; id < 40; id++) {
      bury(id, 4_000);
    }

    var result = migration.run("t", "--streams=1", "--unitRows=1000000");

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(result.output())
        .contains("Round 2: 1 units could not be read and are tried again, as 8 units.")
        .contains("8 of 8 done");
    assertThat(migration.number("SELECT count(*) FROM t")).isZero();
  }

  @Test
  void aRangeThatCannotBeReadIsNamedAndTheOthersAreCopied() throws Exception {
    bury(5000, 101_000);

    var first = migration.run("t", "--streams=2", "--unitRows=20", "--runner=DirectRunner");
    long copied = migration.number("SELECT count(*) FROM t");
    migration.cql().execute("DELETE FROM %s.t WHERE id = 5000".formatted(migration.keyspace));
    var second = migration.run("t");

    assertThat(first.status()).as(first.output()).isEqualTo(ExitStatus.INCOMPLETE);
    assertThat(first.output())
        .contains("failed   1 units could not be read:")
        .containsPattern(
            "Cannot read token range \\(-?\\d+, -?\\d+] of \\S+\\.t after \\d attempts")
        .contains("tombstones")
        .contains("Round 4:");
    assertThat(copied).as("rows outside of the failed range").isGreaterThan(LIVE - 20);
    assertThat(second.status()).as(second.output()).isEqualTo(ExitStatus.DONE);
    assertThat(second.output()).contains("%,d loaded".formatted(LIVE - copied));
    assertThat(migration.number("SELECT count(*) FROM t")).isEqualTo(LIVE);
    assertThat(migration.number("SELECT count(*) FROM sluice.failed_unit")).isZero();
  }

  /** Leaves a partition without rows but with this many tombstones. */
  private void bury(int id, int tombstones) {
    PreparedStatement delete =
        migration
            .cql()
            .prepare("DELETE FROM %s.t WHERE id = ? AND ck = ?".formatted(migration.keyspace));
    for (int from = 0; from < tombstones; from += 500) {
      BatchStatementBuilder batch = BatchStatement.builder(DefaultBatchType.UNLOGGED);
      for (int ck = from; ck < Math.min(from + 500, tombstones); ck++) {
        batch.addStatement(delete.bind(id, ck));
      }
      migration.cql().execute(batch.build());
    }
  }
}
