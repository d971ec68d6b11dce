package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.Hold;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.PostgresProxy;
import dev.sluice.it.servers.PostgresProxy.Moment;
import dev.sluice.it.servers.SharedServers;
import dev.sluice.it.stream.StreamTarget.Result;
import dev.sluice.pipelines.ExitStatus;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Wherever a stream of topics is killed, the same command goes on, and each record lands once. */
@Timeout(180)
class KafkaKillsIT {
  private static final LocalPostgres POSTGRES = SharedServers.postgres();
  private static final int SENT = 12_000;
  private static final int UNIT_RECORDS = 800;

  /** Partitions end with a unit of their own. */
  private static final long UNITS = 2 * (SENT / 2 / UNIT_RECORDS + 1);

  /** More than the two streams need to send for a unit each. */
  private static final int MESSAGES = 5;

  /** Runs that die in an unbounded pipeline; the others die in a bounded one. */
  private static final Set<Moment> ENDLESS = Set.of(Moment.AFTER_CLAIM, Moment.COMMIT_NOT_SENT);

  @TempDir private Path folder;
  private KafkaStream stream;
  private final PostgresProxy proxy =
      PostgresProxy.before(new InetSocketAddress(POSTGRES.host(), POSTGRES.port()));

  @BeforeEach
  void send() throws Exception {
    stream = KafkaStream.create(folder, 2);
    stream.createIds();
    stream.sendIds(0, 0, SENT / 2);
    stream.sendIds(1, SENT / 2, SENT);
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  /** One job; {@link KillMatrixIT} has the moments between these. */
  @Test
  void theSameCommandGoesOnAfterEachKill() throws Exception {
    long done = 0;
    for (Moment moment : List.of(Moment.AFTER_CLAIM, Moment.DURING_COPY, Moment.COMMIT_NOT_SENT)) {
      done = killAt(moment, done, "DirectRunner");
    }

    finish("DirectRunner");

    stream.assertIdsOnce(SENT);
  }

  @Test
  void theAnswerToACommitIsNotWaitedForOnSpark() throws Exception {
    long unused = killAt(Moment.COMMIT_SENT, 0, "SparkRunner");

    finish("SparkRunner");

    stream.assertIdsOnce(SENT);
  }

  /**
   * Two pass the moment first, so that a unit is committed; the next one is killed. One stream
   * leaves units for the moments that follow, however late the kill comes.
   */
  private long killAt(Moment moment, long doneBefore, String runner) throws Exception {
    try (Hold hold = proxy.holdAt(moment, moment == Moment.DURING_COPY ? MESSAGES : 2);
        ForkedMain run = fork(runner, 1, ENDLESS.contains(moment) ? "forever" : "empty")) {
      run.await(() -> hold.isReached() && stream.unitsDone() > doneBefore);
      run.kill();
    }
    long done = stream.unitsDone();
    assertThat(done).as("units after a kill at %s", moment).isBetween(doneBefore + 1, UNITS - 1);
    return done;
  }

  @Test
  void unitsThatWerePlannedAndNeverIssuedAreNotPlannedAnew() throws Exception {
    planWithoutIssuing();
    long planned = stream.number("SELECT count(*) FROM sluice.planned_unit");
    assertThat(planned).isPositive();
    assertThat(stream.unitsDone()).isZero();

    finish("DirectRunner");

    stream.assertIdsOnce(SENT);
  }

  private void planWithoutIssuing() throws Exception {
    // A stream of an empty topic makes the ledger; its job is another one.
    Result empty =
        stream.run("t", "--runner=DirectRunner", "--topics=" + stream.kafka.newTopic("empty", 1));
    assertThat(empty.status()).as(empty.output()).isEqualTo(ExitStatus.DONE);
    try (Brake brake = Brake.issues(stream);
        ForkedMain first = fork("DirectRunner")) {
      first.await(brake::holds);
      first.kill();
    }
  }

  private ForkedMain fork(String runner) throws Exception {
    return fork(runner, 2, "empty");
  }

  private ForkedMain fork(String runner, int streams, String until) throws Exception {
    return stream.fork(
        StreamTarget.SHORT_LIVED,
        "t",
        Arguments.and(
            flags(runner, streams),
            "--until=" + until,
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
      Result second = stream.run("t", flags(runner, 2));
      assertThat(second.status()).as(second.output()).isEqualTo(ExitStatus.DONE);
    }
  }

  private static String[] flags(String runner, int streams) {
    return new String[] {
      "--runner=" + runner, "--streams=" + streams, "--unitRecords=" + UNIT_RECORDS
    };
  }
}
