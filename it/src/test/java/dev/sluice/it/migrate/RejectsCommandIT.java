package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user does with rows that were rejected. */
class RejectsCommandIT {
  private static final EventsTable TABLE = new EventsTable(33);
  private static final int ROWS = 600;

  @TempDir Path folder;
  private Migration migration;
  private long bad;

  @BeforeEach
  void migrateWithRejects() throws Exception {
    migration = Migration.create(folder);
    migration.load(TABLE, ROWS);
    migration.sql("ALTER TABLE events ADD CONSTRAINT few CHECK (NOT attempts % 5 = 2)");
    var result = migration.run("events", "--maxRejects=50%");
    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    bad = migration.number("SELECT count(*) FROM sluice.reject");
    assertThat(bad).isGreaterThan(3);
  }

  @Test
  void replayStoresEachRowOnceWhenTheCauseIsGone() throws Exception {
    var refused = migration.rejects("replay", "--all=true");
    migration.sql("ALTER TABLE events DROP CONSTRAINT few");
    var some = migration.rejects("replay", "--id=1,2");
    var again = migration.rejects("replay", "--id=1,2");
    var all = migration.rejects("replay", "--all=true");

    assertThat(refused.status()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    assertThat(refused.output())
        .contains("violates check constraint \"few\"")
        .contains("Stored 0 rows; %,d are still refused, 0 were settled before.".formatted(bad));
    assertThat(some.output()).contains("Stored 2 rows; 0 are still refused, 0 were settled");
    assertThat(again.output()).contains("Stored 0 rows; 0 are still refused, 2 were settled");
    assertThat(all.output()).contains("Stored %,d rows; 0 are still".formatted(bad - 2));
    assertThat(all.status()).isEqualTo(ExitStatus.DONE);
    migration.assertSameContent(TABLE);
    assertThat(migration.number("SELECT sum(rows_rejected) FROM sluice.unit")).isZero();
    assertThat(migration.run("events").status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void listAndShowTellWhatIsKnown() throws Exception {
    var list = migration.rejects("list", "--limit=2");
    var show = migration.rejects("show", "--id=1");
    var none = migration.rejects("list", "--targetTable=public.elsewhere");

    assertThat(list.output().lines().filter(line -> line.contains("SQLSTATE 23514"))).hasSize(2);
    assertThat(list.output())
        .contains("1  {", "\"customer_id\":", "There may be more: raise --limit=2.");
    assertThat(show.output())
        .contains("reject   1, open", "target   public.events", "state    23514", "format   csv")
        .contains("row      \"");
    assertThat(none.output()).contains("No rejected rows that are open.");
    assertThat(show.status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void discardedRowsAreGivenUpForGood() throws Exception {
    var discard = migration.rejects("discard", "--all=true");
    var discarded = migration.rejects("list", "--state=discarded", "--limit=1000");
    var replay = migration.rejects("replay", "--id=1");

    assertThat(discard.output()).contains("Discarded %,d rows; 0 were".formatted(bad));
    assertThat(discarded.output().lines()).hasSize((int) bad);
    assertThat(replay.output()).contains("Stored 0 rows; 0 are still refused, 1 were settled");
    assertThat(migration.run("events").status()).isEqualTo(ExitStatus.DONE);
    assertThat(migration.number("SELECT sum(rows_rejected) FROM sluice.unit")).isEqualTo(bad);
  }

  @Test
  void whatIsMissingIsSaidAllAtOnce() {
    var noChoice = migration.rejects("replay");
    var unknown = migration.rejects("show", "--id=77777,88888");
    var noAction = migration.rejects("lst", "--streams=3");

    assertThat(noChoice.output())
        .contains("Cannot replay without knowing which: give --id=NUMBER,… or --all=true");
    assertThat(unknown.output())
        .contains("Cannot find rejected row 77777.", "Cannot find rejected row 88888.");
    assertThat(noAction.output())
        .contains(
            "Cannot understand \"lst\". Did you mean list? Expected rejects list|show|replay|discard.")
        .contains("Cannot use --streams with rejects.");
    assertThat(noAction.status()).isEqualTo(ExitStatus.SETUP_WRONG);
  }

  @Test
  void aRowThatCouldNotBeEncodedIsReplayedFromItsCells() throws Exception {
    migration
        .cql()
        .execute("CREATE TABLE %s.nul (id int PRIMARY KEY, t text)".formatted(migration.keyspace));
    migration
        .cql()
        .execute("INSERT INTO %s.nul (id, t) VALUES (7, 'a\u0000b')".formatted(migration.keyspace));
    migration.run("nul", "--createTarget=if-missing", "--maxRejects=1");

    var still = migration.rejects("replay", "--all=true", "--targetTable=public.nul");
    var replaced =
        migration.rejects(
            "replay", "--all=true", "--targetTable=public.nul", "--invalidText=replace");

    assertThat(still.status()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    assertThat(replaced.status()).as(replaced.output()).isEqualTo(ExitStatus.DONE);
    assertThat(migration.number("SELECT count(*) FROM nul WHERE id = 7 AND t = 'a\ufffdb'"))
        .isEqualTo(1);
  }
}
