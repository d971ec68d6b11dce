package dev.sluice.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.SharedServers;
import dev.sluice.ledger.LedgerTables;
import dev.sluice.ledger.PaceKind;
import dev.sluice.ledger.PaceLedger;
import dev.sluice.row.IncompleteException;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A limit's clock in the ledger, asked by what would be two processes of two streams each. */
class PaceIT {
  private static final String RUN = "r-1";
  private static final int PER_SECOND = 2000;

  private final LocalPostgres postgres = SharedServers.postgres();
  private final ExecutorService streams = Executors.newFixedThreadPool(4);
  private PostgresTarget target;
  private Connection connection;

  @BeforeEach
  void begin() throws Exception {
    String database = postgres.newDatabase("pace");
    connection = postgres.connect(database);
    target = postgres.target(database);
    LedgerTables.create(connection);
    PaceLedger.begin(connection, RUN, Map.of(PaceKind.TARGET_ROWS, (long) PER_SECOND));
  }

  @AfterEach
  void end() throws Exception {
    streams.shutdownNow();
    connection.close();
  }

  @Test
  void holdsForAllProcessesTogetherHoweverUnevenTheyAre() throws Exception {
    Pace one = pace();
    Pace other = pace();
    List<Future<?>> all = new ArrayList<>();

    long start = System.nanoTime();
    all.add(streams.submit(() -> pass(one, 20, 150)));
    all.add(streams.submit(() -> pass(one, 1000, 1)));
    all.add(streams.submit(() -> pass(other, 500, 2)));
    all.add(streams.submit(() -> pass(other, 100, 10)));
    for (Future<?> stream : all) {
      stream.get();
    }
    double seconds = (System.nanoTime() - start) / 1e9;

    long passed = PaceLedger.totals(connection, RUN).get(0).passed();
    // Never above; how far below depends on how quickly this machine gives threads their turn.
    assertThat(passed / seconds).isBetween(0.2 * PER_SECOND, 1.0 * PER_SECOND);
    // The rest is what each process had in hand at the end, a tenth of a second's.
    assertThat(passed).isBetween(6000L, 6000L + 2 * PER_SECOND / 10);
    assertThat(PaceLedger.totals(connection, RUN).get(0).waitedMicros()).isPositive();
  }

  @Test
  void followsWhatTheLedgerSaysMeanwhile() throws Exception {
    Pace pace = pace();
    pass(pace, 100, 1);
    set(0);
    CountDownLatch beats = new CountDownLatch(2);
    Future<?> first = streams.submit(() -> pace.pass(100_000, beats::countDown));
    Future<?> behind = streams.submit(() -> pace.pass(1, beats::countDown));

    assertThat(PaceLedger.reserve(connection, RUN, PaceKind.TARGET_ROWS, 1, 0)).isEmpty();
    assertThat(beats.await(60, TimeUnit.SECONDS)).as("those who wait show it").isTrue();
    set(1_000_000);
    first.get();
    behind.get();

    // At the old pace it would have taken 50 seconds.
    assertThat(PaceLedger.totals(connection, RUN).get(0).passed()).isGreaterThanOrEqualTo(100_000);
  }

  @Test
  void letsNobodyWaitForARunThatIsOver() throws Exception {
    Pace pace = pace();
    PaceLedger.close(connection, RUN);

    assertThatThrownBy(() -> pace.pass(1, () -> {}))
        .isInstanceOf(IncompleteException.class)
        .hasMessage("Run r-1 is over.");
  }

  private Pace pace() {
    return new Pace(new PaceClock(target, RUN, PaceKind.TARGET_ROWS));
  }

  private static void pass(Pace pace, long amount, int times) {
    for (int i = 0; i < times; i++) {
      pace.pass(amount, () -> {});
    }
  }

  private void set(long perSecond) throws Exception {
    try (Statement update = connection.createStatement()) {
      update.executeUpdate("UPDATE sluice.pace SET per_second = " + perSecond);
    }
  }
}
