package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
import dev.sluice.it.servers.ForkedMain;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The ledger is the only truth about what is done. */
@Timeout(180)
class ResumeIT {
  private static final EventsTable TABLE = new EventsTable(4);

  @TempDir Path folder;

  @Test
  void aKilledRunGoesOnWithWhatIsMissingAlsoWithOtherSplits() throws Exception {
    Migration migration = Migration.create(folder);
    migration.load(TABLE, 20_000);
    // The first run meets the brake in the middle, so that it cannot be done before it is killed.
    try (Brake brake = Brake.behind(migration, 10);
        ForkedMain first =
            ForkedMain.start(
                folder, "-Xmx512m", migration.command("events", "--streams=2", "--unitRows=500"))) {
      first.await(brake::holds);
      first.kill();
    }
    migration.awaitNoSession();
    long before = migration.number("SELECT coalesce(sum(rows_loaded), 0) FROM sluice.unit");
    long unitsBefore =
        migration.number("SELECT count(*) FROM sluice.unit WHERE committed_at IS NOT NULL");

    var second = migration.run("events", "--streams=3", "--unitRows=3000");

    assertThat(before).as("rows committed before the kill").isPositive().isLessThan(20_000);
    assertThat(second.output())
        .contains("%,d more were done by earlier runs".formatted(unitsBefore))
        .contains("%,d loaded".formatted(20_000 - before));
    assertThat(second.status()).isEqualTo(ExitStatus.DONE);
    migration.assertSameContent(TABLE);
  }

  @Test
  void aFinishedJobHasNothingLeftToDo() throws Exception {
    Migration migration = Migration.create(folder);
    migration.load(TABLE, 300);
    assertThat(migration.run("events").status()).isEqualTo(ExitStatus.DONE);

    var again = migration.run("events");

    assertThat(again.output()).contains("0 units to do", "0 read = 0 loaded");
    assertThat(again.status()).isEqualTo(ExitStatus.DONE);
    migration.assertSameContent(TABLE);
  }

  @Test
  void otherColumnsOrAnotherFilterAreAnotherJob() throws Exception {
    Migration migration = Migration.create(folder);
    migration.load(TABLE, 300);
    migration.run("events");

    var other = migration.run("events", "--where=attempts > 1");

    assertThat(other.output())
        .contains(
            "Cannot go on with cassandra:", "where attempts > 1\"", "begin anew with --restart");
    assertThat(other.status()).isEqualTo(ExitStatus.SETUP_WRONG);
  }

  @Test
  void aRunThatCopiedNothingBindsNobody() throws Exception {
    Migration migration = Migration.create(folder);
    migration.load(TABLE, 300);
    migration.sql("ALTER TABLE events ADD CONSTRAINT none CHECK (attempts IS NULL AND verified)");
    assertThat(migration.run("events", "--streams=1").status())
        .isEqualTo(ExitStatus.TOO_MANY_REJECTS);
    migration.sql("ALTER TABLE events DROP CONSTRAINT none");

    var other = migration.run("events", "--where=attempts > 0");

    assertThat(other.status()).as(other.output()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void anEmptiedTargetIsNotTakenForDone() throws Exception {
    Migration migration = Migration.create(folder);
    migration.load(TABLE, 300);
    migration.run("events");
    migration.sql("TRUNCATE events");

    var refused = migration.run("events");
    var anew = migration.run("events", "--restart=true");

    assertThat(refused.output())
        .contains(
            "Cannot go on: the ledger says that 300 rows are in public.events, but it is empty.");
    assertThat(refused.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(anew.status()).as(anew.output()).isEqualTo(ExitStatus.DONE);
    migration.assertSameContent(TABLE);
  }

  @Test
  void aRestartNeverDoublesRows() throws Exception {
    Migration migration = Migration.create(folder);
    migration.load(TABLE, 300);
    migration.run("events");

    var refused = migration.run("events", "--restart=true");
    var emptied = migration.run("events", "--restart=true", "--truncateTarget=true");

    assertThat(refused.output()).contains("Cannot begin anew: public.events holds rows");
    assertThat(refused.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(emptied.status()).as(emptied.output()).isEqualTo(ExitStatus.DONE);
    migration.assertSameContent(TABLE);
  }

  @Test
  void aResumeNeverEmptiesTheTarget() throws Exception {
    Migration migration = Migration.create(folder);
    migration.load(TABLE, 300);
    migration.run("events");

    var refused = migration.run("events", "--truncateTarget=true");

    assertThat(refused.output()).contains("earlier runs of this job have loaded 300 rows");
    assertThat(refused.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(migration.number("SELECT count(*) FROM events")).isEqualTo(300);
  }

  @Test
  void theLedgerOfAnEarlierVersionIsCarriedOn() throws Exception {
    Migration migration = Migration.create(folder);
    migration.load(TABLE, 300);
    migration.run("events");
    migration.sql("DELETE FROM sluice.unit WHERE range_from LIKE '-%'");
    migration.sql("DROP VIEW sluice.progress, sluice.runs, sluice.slow_units");
    migration.sql("DROP TABLE sluice.reject, sluice.failed_unit, sluice.file, sluice.planned_unit");
    migration.sql("DROP TABLE sluice.topic_partition, sluice.offset_gap, sluice.version");
    migration.sql("ALTER TABLE sluice.run DROP COLUMN stopped, DROP COLUMN rows_rejected");
    migration.sql("ALTER TABLE sluice.run DROP COLUMN paused");
    migration.sql("ALTER TABLE sluice.run DROP COLUMN draining, DROP COLUMN files_waiting");
    migration.sql("ALTER TABLE sluice.run DROP COLUMN facts, DROP COLUMN message");
    migration.sql("DROP TABLE sluice.usage_sample");
    migration.sql(
        "ALTER TABLE sluice.unit DROP COLUMN latency, DROP COLUMN units,"
            + " DROP COLUMN first_at, DROP COLUMN rows_deleted");
    migration.sql("ALTER TABLE sluice.job DROP COLUMN layout, DROP COLUMN planned");

    var old = migration.report();
    var result = migration.run("events", "--onConflict=skip", "--maxRejects=1");

    assertThat(old.status()).as(old.output()).isEqualTo(ExitStatus.DONE);
    assertThat(old.output()).contains("outcome  all rows are in the target", "from     not known");
    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(result.output()).contains("= 0 loaded + 0 rejected + 0 filtered");
    migration.assertSameRows(TABLE);
    assertThat(migration.number("SELECT count(*) FROM sluice.job WHERE layout <> '{}'"))
        .isEqualTo(1);
  }

  @Test
  void aNewerRunFencesTheOlderOne() throws Exception {
    Migration migration = Migration.create(folder);
    migration.load(TABLE, 2_000);
    migration.sql(
        """
        CREATE FUNCTION newer() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO sluice.run (run_id, job_id, epoch, generation, started_by, settings, streams)
          SELECT 'newer', job_id, epoch + 1, generation, 'test', '{}', 1 FROM sluice.job
          ON CONFLICT DO NOTHING;
          RETURN NULL;
        END $$
        """);
    migration.sql(
        "CREATE TRIGGER newer AFTER INSERT ON events FOR EACH STATEMENT EXECUTE FUNCTION newer()");

    var older = migration.run("events", "--streams=1", "--unitRows=200");

    assertThat(older.output()).contains("A newer run of cassandra:", "has taken over");
    assertThat(older.status()).isEqualTo(ExitStatus.INCOMPLETE);
    migration.sql("DROP TRIGGER newer ON events");
    assertThat(migration.run("events").status()).isEqualTo(ExitStatus.DONE);
    migration.assertSameContent(TABLE);
  }
}
