package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.sluice.it.servers.ForkedMain;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One partition far larger than a unit, with more text than the heap can hold. */
@Timeout(400)
class WidePartitionIT {
  private static final int ROWS = 120_000;

  /** Spark asks for 450 MiB unless told that it needs less of them for itself. */
  private static final List<String> SMALL_HEAP =
      ForkedMain.quickStart("-Xmx208m", "-Dspark.testing.reservedMemory=67108864");

  private static final int BATCH = 20;
  private static final int UNDER_WAY = 16;
  private static final String PADDING = "-".repeat(2_000);

  @TempDir Path folder;

  @Test
  void aPartitionLargerThanTheHeapPassesThroughIt() throws Exception {
    Migration migration = Migration.create(folder);
    migration
        .cql()
        .execute(
            "CREATE TABLE %s.wide (id int, ck int, v text, PRIMARY KEY (id, ck))"
                .formatted(migration.keyspace));
    migration.sql("CREATE UNLOGGED TABLE wide (id integer, ck integer, v text)");
    load(migration);

    try (ForkedMain main =
        ForkedMain.start(
            folder, SMALL_HEAP, migration.command("wide", "--streams=2", "--unitRows=10000"))) {
      assertThat(main.exitCode()).as(main.output()).isZero();
    }

    assertThat(
            migration.number(
                "SELECT count(*) FROM wide WHERE id = 1 AND v = ck || '%s'".formatted(PADDING)))
        .isEqualTo(ROWS);
    assertThat(migration.number("SELECT count(DISTINCT ck) FROM wide")).isEqualTo(ROWS);
    assertThat(migration.number("SELECT max(rows_loaded) FROM sluice.unit"))
        .as("rows of the one unit with the partition, which is never cut")
        .isEqualTo(ROWS);
    assertThat(migration.number("SELECT max(copies) FROM sluice.unit")).isGreaterThan(30);
  }

  private static void load(Migration migration) {
    PreparedStatement insert =
        migration
            .cql()
            .prepare(
                "INSERT INTO %s.wide (id, ck, v) VALUES (1, ?, ?)".formatted(migration.keyspace));
    Deque<CompletionStage<AsyncResultSet>> underWay = new ArrayDeque<>();
    for (int from = 0; from < ROWS; from += BATCH) {
      BatchStatementBuilder batch = BatchStatement.builder(DefaultBatchType.UNLOGGED);
      for (int ck = from; ck < from + BATCH; ck++) {
        batch.addStatement(insert.bind(ck, ck + PADDING));
      }
      underWay.add(migration.cql().executeAsync(batch.build()));
      if (underWay.size() == UNDER_WAY) {
        underWay.remove().toCompletableFuture().join();
      }
    }
    underWay.forEach(batch -> batch.toCompletableFuture().join());
  }
}
