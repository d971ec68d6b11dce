package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.Hold;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.PostgresProxy;
import dev.sluice.it.servers.PostgresProxy.Moment;
import dev.sluice.it.servers.SharedServers;
import dev.sluice.pipelines.ExitStatus;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wherever a stream is killed, the same command goes on, and each row is in the target once. */
@Timeout(180)
class KillMatrixIT {
  private static final LocalPostgres POSTGRES = SharedServers.postgres();

  @TempDir private Path folder;
  private Events events;
  private final PostgresProxy proxy =
      PostgresProxy.before(new InetSocketAddress(POSTGRES.host(), POSTGRES.port()));

  @BeforeEach
  void write() throws Exception {
    events = Events.create(folder);
    events.writeLargeFiles();
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  /** So many messages pass the moment first, so that some units are committed. */
  @ParameterizedTest
  @CsvSource({
    "BEFORE_CLAIM, 3, DirectRunner",
    "AFTER_CLAIM, 3, DirectRunner",
    "DURING_COPY, 7, SparkRunner",
    "AFTER_COPY_DONE, 3, DirectRunner",
    "COMMIT_NOT_SENT, 3, DirectRunner",
    "COMMIT_SENT, 3, SparkRunner",
    "AFTER_COMMIT, 3, DirectRunner"
  })
  void theSameCommandGoesOnAfterAKill(Moment moment, int before, String runner) throws Exception {
    try (Hold hold = proxy.holdAt(moment, before);
        ForkedMain first = fork(runner)) {
      first.await(hold::isReached);
      first.kill();
    }
    assertThat(events.unitsDone()).as("units committed before the kill").isBetween(1L, 11L);

    finish(runner);

    events.assertLoadedOnce();
  }

  @Test
  void unitsThatWerePlannedAndNeverIssuedAreNotPlannedAnew() throws Exception {
    // An empty look makes the ledger.
    Path elsewhere = folder.resolve("elsewhere");
    Files.move(events.stream.input, elsewhere);
    Files.createDirectory(events.stream.input);
    finish("DirectRunner");
    Files.delete(events.stream.input);
    Files.move(elsewhere, events.stream.input);
    try (Brake brake = Brake.issues(events.stream);
        ForkedMain first = fork("DirectRunner")) {
      first.await(brake::holds);
      first.kill();
    }
    long planned = events.stream.number("SELECT count(*) FROM sluice.planned_unit");
    assertThat(planned).isPositive();
    assertThat(events.unitsDone()).isZero();

    finish("DirectRunner");

    events.assertLoadedOnce();
    assertThat(events.unitsDone()).isGreaterThanOrEqualTo(planned);
  }

  @Test
  void ofTwoDriversTheSecondOneFinishes() throws Exception {
    try (Hold hold = proxy.holdAt(Moment.DURING_COPY, 7);
        ForkedMain first = fork("DirectRunner")) {
      first.await(hold::isReached);
      CompletableFuture<StreamTarget.Result> second =
          CompletableFuture.supplyAsync(
              () -> events.stream.run(Events.TABLE, flags("DirectRunner")));
      first.await(() -> events.stream.number("SELECT count(*) FROM sluice.run") == 2);
      hold.release();

      assertThat(second.join().status()).as(second.join().output()).isEqualTo(ExitStatus.DONE);
      assertThat(first.exitCode()).as(first.output()).isEqualTo(ExitStatus.INCOMPLETE.code());
      assertThat(first.output())
          .contains("A newer run of ", " has taken over; run ", "is not copied again.");
    }
    events.assertLoadedOnce();
  }

  private ForkedMain fork(String runner) throws Exception {
    return events.stream.fork(
        StreamTarget.SHORT_LIVED,
        Events.TABLE,
        Arguments.and(
            flags(runner),
            "--until=empty",
            "--ready=rename",
            "--targetHosts=%s:%d".formatted(proxy.host(), proxy.port())));
  }

  private void finish(String runner) throws Exception {
    // Two Spark streams in one JVM share Beam's cache of readers.
    if (runner.equals("SparkRunner")) {
      proxy.cutNext(Moment.BEFORE_CLAIM, 0);
      try (ForkedMain second = fork(runner)) {
        assertThat(second.exitCode()).as(second.output()).isZero();
      }
    } else {
      var second = events.stream.run(Events.TABLE, flags(runner));
      assertThat(second.status()).as(second.output()).isEqualTo(ExitStatus.DONE);
    }
  }

  private static String[] flags(String runner) {
    return new String[] {"--runner=" + runner, "--streams=2", "--fileSplitMb=1"};
  }
}
