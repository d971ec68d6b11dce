package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source table that is altered while it is copied is never reported as done. */
@Timeout(120)
class SchemaChangeIT {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"ADD colour text,now they are", "DROP note,now they are"})
  void anAlteredTableIsRefusedWithWhatHasChanged(String change, String said) throws Exception {
    Migration migration = Migration.create(folder);
    migration.load(new EventsTable(41), 3_000);

    Migration.Result result = alterInTheMiddle(migration, change);

    assertThat(result.output())
        .doesNotContain("Round 2")
        .contains(said, "Begin anew with --restart=true");
    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.INCOMPLETE);
  }

  @Test
  void aColumnThatIsNotCopiedMayCome() throws Exception {
    EventsTable table = new EventsTable(42);
    Migration migration = Migration.create(folder);
    migration.load(table, 3_000);

    String columns = "--columns=" + String.join(",", table.columnNames());
    Migration.Result result = alterInTheMiddle(migration, "ADD colour text", columns);

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    migration.assertSameContent(table);
  }

  private static Migration.Result alterInTheMiddle(
      Migration migration, String change, String... flags) throws Exception {
    String[] all = new String[flags.length + 2];
    System.arraycopy(flags, 0, all, 0, flags.length);
    all[flags.length] = "--unitRows=200";
    all[flags.length + 1] = "--streams=1";
    CompletableFuture<Migration.Result> run;
    try (Brake brake = Brake.behind(migration, 2)) {
      run = CompletableFuture.supplyAsync(() -> migration.run("events", all));
      while (!brake.holds() && !run.isDone()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      migration.cql().execute("ALTER TABLE %s.events %s".formatted(migration.keyspace, change));
    }
    return run.get();
  }
}
