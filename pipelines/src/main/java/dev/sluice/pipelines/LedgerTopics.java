package dev.sluice.pipelines;

import dev.sluice.copy.PostgresTarget;
import dev.sluice.kafka.TopicPlan;
import dev.sluice.ledger.RunRef;

/** The plan of a stream of topics, kept in the ledger. */
record LedgerTopics(PostgresTarget target, RunRef run) implements TopicPlan {
  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return run.runId();
  }

  @Override
  public Session open() {
    return new LedgerTopicSession(LedgerCalls.open(target, run));
  }
}
