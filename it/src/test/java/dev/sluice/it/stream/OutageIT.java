package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.CsvLoad;
import dev.sluice.it.load.EveryInterval;
import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stream outlives its target's restart. */
@Timeout(180)
class OutageIT {
  private final LocalPostgres postgres = LocalPostgres.start();
  @TempDir private Path folder;
  private Events events;

  @BeforeEach
  void create() throws Exception {
    events = Events.create(folder, postgres);
  }

  @AfterEach
  void close() {
    postgres.close();
  }

  @Test
  void theStreamGoesOnByItselfWhenTheTargetIsBack() throws Exception {
    CsvLoad load =
        events
            .load
            .withFileRows(100, 200)
            .withSchedule(new EveryInterval(Duration.ofMillis(100), EveryInterval.ENDLESS));
    try (ForkedMain main = fork("--until=forever");
        Writing writing = Writing.of(load)) {
      main.await(() -> events.rows() > 0);
      postgres.immediateStop();
      int before = writing.files();
      main.await(() -> writing.files() > before + 15);
      postgres.restart();
      writing.stop();
      long rows = events.manifest().rows();
      main.await(() -> events.rows() >= rows);
      main.terminate();

      assertThat(main.exitCode()).as(main.output()).isZero();
    }
    events.assertLoadedOnce();
  }

  /** A pause is what one does before a restart; it may be longer than the patience. */
  @Test
  void aTargetMayRestartDuringAPause() throws Exception {
    events.writeLargeFiles();
    try (ForkedMain main = fork("--until=empty", "--patienceSeconds=15", "--copyRetries=0")) {
      main.await(() -> main.output().contains(" watches "));
      events.stream.sql("UPDATE sluice.run SET paused = true");
      main.await(
          () ->
              events.stream.number(
                      "SELECT count(*) FROM sluice.planned_unit WHERE state = 'issued' AND issued_at < clock_timestamp() - interval '17 s'")
                  > 0);
      postgres.immediateStop();
      postgres.restart();
      events.stream.sql("UPDATE sluice.run SET paused = false");

      assertThat(main.exitCode()).as(main.output()).isZero();
    }
    events.assertLoadedOnce();
  }

  @Test
  void anOutageBeyondThePatienceEndsTheRunAndTheNextOneFinishes() throws Exception {
    events.writeLargeFiles();
    try (ForkedMain main = fork("--until=empty", "--patienceSeconds=1", "--copyRetries=0")) {
      try (Brake brake = Brake.copiesInto(events.stream, Events.TABLE)) {
        main.await(brake::holds);
        postgres.immediateStop();
      }

      assertThat(main.exitCode()).as(main.output()).isEqualTo(ExitStatus.INCOMPLETE.code());
      assertThat(main.output())
          .contains(
              "something stopped the work; the same command goes on with what is missing (exit code 4)",
              "Cannot copy unit f/",
              "run the same command again when the cause is gone")
          // Whichever stream's patience ends first: the unit under way was cut, somewhere in its
          // COPY, the next one refused.
          .containsPattern(
              "Connection to 127.0.0.1:%d refused|An I/O error occurred while sending to the backend|Database connection failed when"
                  .formatted(postgres.port()));
    }
    postgres.restart();

    var second = events.stream.run(Events.TABLE, "--runner=DirectRunner", "--fileSplitMb=1");

    assertThat(second.status()).as(second.output()).isEqualTo(ExitStatus.DONE);
    events.assertLoadedOnce();
  }

  private ForkedMain fork(String... flags) throws Exception {
    String[] all =
        Arguments.and(flags, "--runner=DirectRunner", "--fileSplitMb=1", "--ready=rename");
    return events.stream.fork(StreamTarget.SHORT_LIVED, Events.TABLE, all);
  }
}
