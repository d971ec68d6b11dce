package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EveryInterval;
import dev.sluice.it.servers.ForkedMain;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stream that is told to stop ends in order while files still come. */
@Timeout(180)
class DrainIT {
  @TempDir private Path folder;
  private Events events;

  @BeforeEach
  void create() throws Exception {
    events = Events.create(folder);
  }

  @Test
  void sigtermFinishesWhatIsUnderWay() throws Exception {
    String output;
    try (Writing writing = writing();
        ForkedMain main = fork("--until=forever", "--runner=SparkRunner")) {
      main.await(() -> events.rows() > 0);
      main.terminate();

      int exitCode = main.exitCode();
      output = main.output();
      assertTruthful(exitCode, output);
      writing.stop();
    }
    assertThat(output).contains("Told to stop; finishing what is under way.");
    assertReportSaysWhatTheLedgerSays(output);
    theNextRunLoadsTheRest();
  }

  @Test
  void theTimeIsUpWhileFilesStillCome() throws Exception {
    String output;
    try (Writing writing = writing();
        ForkedMain main = fork("--until=5s", "--runner=DirectRunner")) {
      int exitCode = main.exitCode();
      output = main.output();
      assertTruthful(exitCode, output);
      writing.stop();
    }
    assertThat(output).contains("The time is up; finishing what is under way.");
    assertReportSaysWhatTheLedgerSays(output);
    theNextRunLoadsTheRest();
  }

  @ParameterizedTest
  @CsvSource({"DirectRunner, forever", "SparkRunner, empty"})
  void whatTakesLongerThanTheDrainIsRolledBack(String runner, String until) throws Exception {
    events.writeLargeFiles();
    try (Brake brake = Brake.copiesInto(events.stream, Events.TABLE);
        ForkedMain main =
            fork("--until=" + until, "--runner=" + runner, "--drainSeconds=1", "--fileSplitMb=1")) {
      main.await(brake::holds);
      main.terminate();

      assertThat(main.exitCode()).as(main.output()).isEqualTo(ExitStatus.INCOMPLETE.code());
      assertThat(main.output()).contains("Told to stop;", "0 units committed by this run, ");
      assertThat(events.rows()).isZero();
    }
    theNextRunLoadsTheRest();
  }

  /** Nothing planned is left, or the exit code says so. */
  private void assertTruthful(int exitCode, String output) throws Exception {
    long left = events.stream.number("SELECT count(*) FROM sluice.planned_unit");
    ExitStatus expected = left == 0 ? ExitStatus.DONE : ExitStatus.INCOMPLETE;
    assertThat(exitCode).as(output).isEqualTo(expected.code());
    assertThat(output).contains(expected.meaning());
  }

  private void assertReportSaysWhatTheLedgerSays(String output) throws Exception {
    long rows = events.stream.number("SELECT coalesce(sum(rows_read), 0) FROM sluice.unit");
    assertThat(output).contains("%,d read = %,d loaded + 0 rejected".formatted(rows, rows));
    assertThat(events.rows()).isEqualTo(rows);
  }

  private void theNextRunLoadsTheRest() throws Exception {
    var next = events.stream.run(Events.TABLE, "--runner=DirectRunner", "--fileSplitMb=1");
    assertThat(next.status()).as(next.output()).isEqualTo(ExitStatus.DONE);
    events.assertLoadedOnce();
  }

  private Writing writing() {
    return Writing.of(
        events
            .load
            .withFileRows(100, 200)
            .withSchedule(new EveryInterval(Duration.ofMillis(100), EveryInterval.ENDLESS)));
  }

  private ForkedMain fork(String... flags) throws Exception {
    return events.stream.fork(
        StreamTarget.SHORT_LIVED, Events.TABLE, Arguments.and(flags, "--ready=rename"));
  }
}
