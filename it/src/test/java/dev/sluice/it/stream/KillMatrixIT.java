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
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Wherever a stream is killed, the same command goes on, and each row is in the target once. */
@Timeout(180)
class KillMatrixIT {
  private static final LocalPostgres POSTGRES = SharedServers.postgres();

  /** Each of {@link Events#FILES} becomes two. */
  private static final long UNITS = 2 * Events.FILES;

  /** Runs that die in an unbounded pipeline; the others die in a bounded one. */
  private static final Set<Moment> ENDLESS =
      Set.of(Moment.BEFORE_CLAIM, Moment.DURING_COPY, Moment.COMMIT_SENT);

  /** More than the two streams need to send for a unit each. */
  private static final int MESSAGES = 7;

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

  /** One job: at each moment another of its runs dies, after it has committed units. */
  @Test
  void theSameCommandGoesOnAfterEachKill() throws Exception {
    long done = 0;
    for (Moment moment : EnumSet.complementOf(EnumSet.of(Moment.COMMIT_SENT))) {
      done = killAt(moment, done, "DirectRunner");
    }

    finish("DirectRunner");

    events.assertLoadedOnce();
  }

  @Test
  void theAnswerToACommitIsNotWaitedForOnSpark() throws Exception {
    long unused = killAt(Moment.COMMIT_SENT, 0, "SparkRunner");

    finish("SparkRunner");

    events.assertLoadedOnce();
  }

  /**
   * Two pass the moment first, so that a unit is committed; the next one is killed. One stream
   * leaves units for the moments that follow, however late the kill comes.
   */
  private long killAt(Moment moment, long doneBefore, String runner) throws Exception {
    try (Hold hold = proxy.holdAt(moment, moment == Moment.DURING_COPY ? MESSAGES : 2);
        ForkedMain run = fork(runner, 1, ENDLESS.contains(moment) ? "forever" : "empty")) {
      run.await(() -> hold.isReached() && events.unitsDone() > doneBefore);
      run.kill();
    }
    long done = events.unitsDone();
    assertThat(done).as("units after a kill at %s", moment).isBetween(doneBefore + 1, UNITS - 1);
    return done;
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
    try (Hold hold = proxy.holdAt(Moment.DURING_COPY, MESSAGES);
        ForkedMain first = fork("DirectRunner")) {
      first.await(hold::isReached);
      CompletableFuture<StreamTarget.Result> second =
          CompletableFuture.supplyAsync(
              () -> events.stream.run(Events.TABLE, flags("DirectRunner", 2)));
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
    return fork(runner, 2, "empty");
  }

  private ForkedMain fork(String runner, int streams, String until) throws Exception {
    return events.stream.fork(
        StreamTarget.SHORT_LIVED,
        Events.TABLE,
        Arguments.and(
            flags(runner, streams),
            "--until=" + until,
            "--ready=rename",
            "--targetHosts=%s:%d".formatted(proxy.host(), proxy.port())));
  }

  private void finish(String runner) throws Exception {
    // The last run on Spark loses a connection as well.
    if (runner.equals("SparkRunner")) {
      proxy.cutNext(Moment.BEFORE_CLAIM, 1);
      try (ForkedMain second = fork(runner)) {
        assertThat(second.exitCode()).as(second.output()).isZero();
      }
    } else {
      var second = events.stream.run(Events.TABLE, flags(runner, 2));
      assertThat(second.status()).as(second.output()).isEqualTo(ExitStatus.DONE);
    }
  }

  private static String[] flags(String runner, int streams) {
    return new String[] {"--runner=" + runner, "--streams=" + streams, "--fileSplitMb=1"};
  }
}
