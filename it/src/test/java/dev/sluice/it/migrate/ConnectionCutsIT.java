package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.PostgresProxy;
import dev.sluice.it.servers.PostgresProxy.Moment;
import dev.sluice.it.servers.SharedServers;
import dev.sluice.pipelines.ExitStatus;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever the network breaks in a unit's transaction, each row is in the target once. */
class ConnectionCutsIT {
  private static final EventsTable TABLE = new EventsTable(21);
  private static final LocalPostgres POSTGRES = SharedServers.postgres();

  @TempDir static Path folder;
  private static Migration migration;

  private final PostgresProxy proxy =
      PostgresProxy.before(new InetSocketAddress(POSTGRES.host(), POSTGRES.port()));

  @BeforeAll
  static void load() throws Exception {
    migration = Migration.create(folder);
    migration.load(TABLE, 2_000);
    // Without a key a row that is copied twice is there twice.
    migration.sql("ALTER TABLE events DROP CONSTRAINT events_pkey");
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  @ParameterizedTest
  @EnumSource
  void theCopyStepTriesAgain(Moment moment) throws Exception {
    proxy.cutNext(moment, 3);

    var result = anew("--runner=DirectRunner");

    assertDone(result);
    assertThat(proxy.cuts()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AFTER_COMMIT")
  void withoutRetriesTheSameCommandGoesOn(Moment moment) throws Exception {
    proxy.cutNext(moment, 1);

    var first = anew("--runner=DirectRunner", "--copyRetries=0");
    var second = run("--runner=DirectRunner", "--copyRetries=0", "--unitRows=700");

    assertThat(first.status()).as(first.output()).isEqualTo(ExitStatus.INCOMPLETE);
    assertDone(second);
    assertThat(proxy.cuts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"DURING_COPY", "COMMIT_NOT_SENT", "COMMIT_SENT"})
  void sparkTriesAgainWhatTheCopyStepDoesNot(Moment moment) throws Exception {
    proxy.cutNext(moment, 3);

    var result = anew("--runner=SparkRunner", "--copyRetries=0");

    assertDone(result);
    assertThat(proxy.cuts()).isEqualTo(3);
  }

  private Migration.Result anew(String... flags) {
    return run(and(flags, "--unitRows=200", "--restart=true", "--truncateTarget=true"));
  }

  private Migration.Result run(String... flags) {
    return migration.run(
        "events", and(flags, "--targetHosts=%s:%d".formatted(proxy.host(), proxy.port())));
  }

  private static String[] and(String[] flags, String... more) {
    return Stream.of(flags, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private static void assertDone(Migration.Result result) throws Exception {
    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    migration.assertSameContent(TABLE);
  }
}
