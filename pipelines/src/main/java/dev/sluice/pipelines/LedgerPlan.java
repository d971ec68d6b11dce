package dev.sluice.pipelines;

import dev.sluice.copy.PostgresTarget;
import dev.sluice.csv.FilePlan;
import dev.sluice.ledger.RunRef;

/** The plan of a stream of files, kept in the ledger. */
final class LedgerPlan implements FilePlan {
  private static final long serialVersionUID = 1L;

  private final PostgresTarget target;
  private final RunRef run;

  LedgerPlan(PostgresTarget target, RunRef run) {
    this.target = target;
    this.run = run;
  }

  @Override
  public String id() {
    return run.runId();
  }

  @Override
  public Session open() {
    return new LedgerPlanSession(LedgerCalls.open(target, run));
  }
}
