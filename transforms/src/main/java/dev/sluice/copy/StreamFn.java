package dev.sluice.copy;

import dev.sluice.copy.UnitFeed.Taken;
import dev.sluice.ledger.RunRef;
import dev.sluice.row.Backoff;
import dev.sluice.row.CopyOutcome;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.TargetAwayException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does units, one after the other on one connection, for as long as a lease lasts. */
final class StreamFn extends DoFn<Lease, CopyOutcome> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(StreamFn.class);
  private static final Backoff RETURN = new Backoff(200, 5_000);

  /** Whoever has just had work asks again soon; an idle stream costs six queries a second. */
  private static final Backoff IDLE = new Backoff(10, 160);

  /** Runners hold in memory what a step makes of an element: a lease with so many units is over. */
  private static final int MOST_UNITS = 50_000;

  private static final Taken NOTHING = new Taken(List.of(), false);

  private final PostgresTarget target;
  private final UnitFeed feed;
  private final RunRef run;
  private final Duration length;
  private final Duration patience;
  private final PaceTerms pace;
  private final Counter commitMicros = Metrics.counter("sluice", CommitTime.COUNTER);
  private transient @Nullable Link link;

  StreamFn(PaceTerms pace, UnitFeed feed, RunRef run, Duration length, Duration patience) {
    this.target = pace.target();
    this.pace = pace;
    this.feed = feed;
    this.run = run;
    this.length = length;
    this.patience = patience;
  }

  @ProcessElement
  public void copy(@Element Lease lease, OutputReceiver<CopyOutcome> out) {
    long end = lease.endNanos(length);
    PlanningThread planning = feed.planner(lease.stream()).map(PlanningThread::start).orElse(null);
    pace.meter().streams(1);
    try (planning) {
      int idle = 0;
      int done = 0;
      boolean first = true;
      Taken taken;
      do {
        if (planning != null) {
          planning.check();
        }
        Optional<Taken> answer = take(lease, first);
        first &= answer.isEmpty();
        taken = answer.orElse(NOTHING);
        for (StreamUnit unit : taken.units()) {
          out.output(copy(unit));
        }
        done += taken.units().size();
        idle = taken.units().isEmpty() ? idle + 1 : 0;
        if (idle > 0 && !taken.over()) {
          IDLE.pause(idle);
        }
      } while (!taken.over() && done < MOST_UNITS && System.nanoTime() - end < 0);
    } finally {
      pace.meter().streams(-1);
    }
  }

  /**
   * @param first whether an earlier attempt at the lease may have left units
   * @return empty if the target is away
   */
  private Optional<Taken> take(Lease lease, boolean first) {
    try {
      Connection connection = link().connection(lease.stream());
      if (first) {
        feed.takeBack(connection, lease.id());
      }
      Taken taken = feed.take(connection, lease.id());
      connection.commit();
      return Optional.of(taken);
    } catch (SQLException e) {
      if (!Connections.mayPass(e)) {
        throw new IncompleteException(
            "Cannot use the ledger in the target: %s (SQLSTATE %s)."
                .formatted(e.getMessage(), e.getSQLState()),
            e);
      }
      LOG.debug("The target is away; asking for units again", e);
      link().fail(e);
      return Optional.empty();
    }
  }

  private CopyOutcome copy(StreamUnit unit) {
    long deadline = System.nanoTime() + patience.toNanos();
    for (int failures = 1; ; failures++) {
      StreamSession session =
          new StreamSession(link(), run, commitMicros, pace.source(), pace.copying());
      try {
        return unit.attempt(session);
      } catch (IncompleteException e) {
        deadline += session.waited();
        if (!mayPass(e, unit) || System.nanoTime() > deadline) {
          throw e;
        }
        LOG.warn("The target is away; unit {} waits: {}", unit.unit().id(), e.getMessage());
        closeLink();
        pace.meter().retried(e.getCause() instanceof SQLException sql ? sql.getSQLState() : null);
        RETURN.pause(failures);
      }
    }
  }

  private static boolean mayPass(IncompleteException e, StreamUnit unit) {
    return e.getCause() instanceof TargetAwayException
        || e.getCause() instanceof SQLException cause
            && SqlFailure.of(cause, unit.server()) == SqlFailure.TRANSIENT;
  }

  private Link link() {
    Link open = link;
    if (open == null) {
      open = new Link(target, run.runId(), pace.meter());
      UsageRecorder.enter(target, run.runId());
      link = open;
    }
    return open;
  }

  @FinishBundle
  public void finishBundle() {
    if (link != null) {
      link.leave();
    }
    closeLink();
  }

  @Teardown
  public void closeLink() {
    if (link != null) {
      link.drop();
      link = null;
      UsageRecorder.leave(run.runId());
    }
  }
}
