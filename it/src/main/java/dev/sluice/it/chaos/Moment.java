package dev.sluice.it.chaos;

import dev.sluice.it.servers.ForkedMain;
import java.time.Duration;
import java.util.Random;

/**
 * When a fault happens: a while after the ledger has seen that many runs and rows.
 *
 * @param runs that have begun to copy
 * @param rows that are committed
 */
record Moment(long runs, long rows, Duration delay) {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int LONGEST_DELAY_MILLIS = 80;

  /** Some time between now and when {@code latestRow} rows are committed. */
  static Moment choose(LedgerView.State now, long runs, long latestRow, Random random) {
    long rows = now.rows() + Math.round(random.nextDouble() * Math.max(0, latestRow - now.rows()));
    return new Moment(runs, rows, Duration.ofMillis(random.nextInt(LONGEST_DELAY_MILLIS)));
  }

  /** Waits for it; false if the process ended before, or is stuck. */
  boolean comes(LedgerView ledger, ForkedMain process) throws Exception {
    boolean reached =
        process.awaitWithin(PATIENCE, () -> ledger.state().filter(this::reached).isPresent());
    return reached && !process.endsWithin(delay);
  }

  private boolean reached(LedgerView.State state) {
    return state.runs() >= runs && state.rows() >= rows;
  }
}
