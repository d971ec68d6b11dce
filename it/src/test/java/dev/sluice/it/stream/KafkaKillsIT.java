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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wherever a stream of topics is killed, the same command goes on, and each record lands once. */
@Timeout(180)
class KafkaKillsIT {
  private static final LocalPostgres POSTGRES = SharedServers.postgres();
  private static final int SENT = 12_000;

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

  /** So many messages pass the moment first, so that some units are committed. */
  @ParameterizedTest
  @CsvSource({
    "BEFORE_CLAIM, 3, DirectRunner",
    "AFTER_CLAIM, 3, DirectRunner",
    "DURING_COPY, 5, DirectRunner",
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
    assertThat(stream.unitsDone()).as("units committed before the kill").isBetween(1L, 11L);

    finish(runner);

    stream.assertIdsOnce(SENT);
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

  @Test
  void ofTwoDriversTheSecondOneFinishes() throws Exception {
    try (Hold hold = proxy.holdAt(Moment.DURING_COPY, 5);
        ForkedMain first = fork("DirectRunner")) {
      first.await(hold::isReached);
      Running second = new Running(stream.start("t", flags("DirectRunner")));
      second.await(() -> stream.number("SELECT count(*) FROM sluice.run") == 2);
      hold.release();

      Result end = second.end();
      assertThat(end.status()).as(end.output()).isEqualTo(ExitStatus.DONE);
      assertThat(first.exitCode()).as(first.output()).isEqualTo(ExitStatus.INCOMPLETE.code());
      assertThat(first.output())
          .contains("A newer run of ", " has taken over; run ", "is not copied again.");
    }
    stream.assertIdsOnce(SENT);
  }

  private ForkedMain fork(String runner) throws Exception {
    return stream.fork(
        StreamTarget.SHORT_LIVED,
        "t",
        Arguments.and(
            flags(runner),
            "--until=empty",
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
      Result second = stream.run("t", flags(runner));
      assertThat(second.status()).as(second.output()).isEqualTo(ExitStatus.DONE);
    }
  }

  private static String[] flags(String runner) {
    return new String[] {"--runner=" + runner, "--streams=2", "--unitRecords=1000"};
  }
}
