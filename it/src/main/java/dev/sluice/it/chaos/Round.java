package dev.sluice.it.chaos;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One job from an empty target to its end: the command is run, disturbed, and run again until it
 * says that it is done. Then source, target and ledger are compared.
 *
 * @param mostFaults the fault happens at least once, at most so often
 */
record Round(Stage stage, Mode mode, Fault fault, int mostFaults, long seed) {
  private static final int MOST_ATTEMPTS = 6;

  /** The first is certain; further ones, in the same run or a later one, are likely. */
  private static final double AGAIN = 0.75;

  RoundResult play() throws Exception {
    Source source = fault.source(stage);
    long start = System.nanoTime();
    Random random = new Random(seed);
    List<Ending> endings = new ArrayList<>();
    int injected = 0;
    try (Target target = Target.create(stage.postgres(), source.table());
        LedgerView ledger = new LedgerView(target)) {
      Job job = Job.create(stage, target, mode, fault);
      fault.prepare(target, random);
      while (endings.stream().noneMatch(Ending::done) && endings.size() < MOST_ATTEMPTS) {
        try (Attempt attempt = Attempt.start(job, random)) {
          injected += disturb(attempt, ledger, random, injected);
          endings.addAll(attempt.await());
        }
      }
      return new RoundResult(
          this,
          injected,
          endings,
          Audit.of(source, target),
          Duration.ofNanos(System.nanoTime() - start));
    } finally {
      fault.end();
    }
  }

  private int disturb(Attempt attempt, LedgerView ledger, Random random, int before)
      throws Exception {
    int injected = 0;
    LedgerView.State state = ledger.state().orElse(new LedgerView.State(0, 0));
    long runs = state.runs() + 1;
    while (before + injected < mostFaults
        && (before + injected == 0 || random.nextDouble() < AGAIN)) {
      state = ledger.state().orElse(state);
      Moment moment = Moment.choose(state, runs, latestRow(), random);
      if (!moment.comes(ledger, attempt.driver()) || !happens(attempt)) {
        return injected;
      }
      injected++;
    }
    return injected;
  }

  private long latestRow() {
    return Math.round(fault.latest() * fault.source(stage).rows());
  }

  private boolean happens(Attempt attempt) throws Exception {
    try {
      return fault.inject(attempt);
    } catch (SQLException serverIsDown) {
      return false;
    }
  }
}
