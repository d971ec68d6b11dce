package dev.sluice.pipelines;

import dev.sluice.copy.CommitTime;
import dev.sluice.copy.LazyConnection;
import dev.sluice.copy.LeaseTerms;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.RunSignals;
import dev.sluice.ledger.StaleSessions;
import dev.sluice.ledger.StreamState;
import dev.sluice.pipelines.metrics.RunMetrics;
import dev.sluice.pipelines.options.Streaming;
import dev.sluice.pipelines.options.Until;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a stream's pipeline until it is time to end, lets work under way finish, ends it. */
final class Stream {
  private static final Logger LOG = LoggerFactory.getLogger(Stream.class);

  /** Units under way say more about what failed. */
  private static final Duration UNITS_FIRST = Duration.ofSeconds(15);

  private static final org.joda.time.Duration LOOK = org.joda.time.Duration.millis(200);

  private final Streaming settings;
  private final RunRef run;
  private final StreamProgress progress;
  private final PrintStream out;
  private final long startNanos = System.nanoTime();
  private long seenNanos = startNanos;
  private final LazyConnection ledger;
  private Optional<Failure> failure = Optional.empty();
  private long commitMicros;

  /**
   * @param waiting as {@link StreamSource#waiting} says
   */
  Stream(Streaming settings, RunRef run, RunMetrics metrics, String waiting, PrintStream out) {
    this.settings = settings;
    this.run = run;
    this.ledger = new LazyConnection(settings.target(), "sluice " + settings.command());
    this.out = out;
    this.progress = new StreamProgress(settings.run().progress(), run, metrics, waiting, out);
  }

  /**
   * @param pipelines each the same: a bounded one is over when its leases are, and another follows
   */
  StreamEnd run(Supplier<Pipeline> pipelines) {
    try (StopSignal signal = StopSignal.listen()) {
      boolean over;
      do {
        over = copy(pipelines, signal);
      } while (!over);
    }
    ledger.close();
    return new StreamEnd(failure, commitMicros);
  }

  /** Returns whether that was all. */
  private boolean copy(Supplier<Pipeline> pipelines, StopSignal signal) {
    PipelineResult result = null;
    try {
      result = pipelines.get().run();
      return watch(result, signal);
    } catch (RuntimeException | LinkageError e) {
      failure = Optional.of(Failure.duringCopy(e));
      cancel(result);
      return true;
    } finally {
      commitMicros += result == null ? 0 : CommitTime.micros(result);
    }
  }

  /**
   * Until the end that was asked for, or the pipeline's own; throws what a step of it threw.
   *
   * @return false if its leases are over before their work is
   */
  private boolean watch(PipelineResult result, StopSignal signal) {
    while (true) {
      boolean over = isOver(result);
      failure = look();
      if (failure.isPresent()) {
        end(result, Duration.ZERO);
        return true;
      }
      boolean asked = signal.asked() || progress.told().ending();
      if (asked || timeIsUp()) {
        out.println(why(asked));
        end(result, settings.stream().drain());
        return true;
      }
      if (over) {
        return endless() || result.getState() != PipelineResult.State.DONE;
      }
    }
  }

  private boolean endless() {
    return settings.stream().leases() instanceof LeaseTerms.Repeated;
  }

  private String why(boolean asked) {
    if (asked) {
      return "Told to stop; finishing what is under way.";
    }
    return settings.stream().until().mode() == Until.Mode.EMPTY
        ? "All that is there is loaded."
        : "The time is up; finishing what is under way.";
  }

  private static boolean isOver(PipelineResult result) {
    PipelineResult.State state = result.waitUntilFinish(LOOK);
    return state != null && state.isTerminal();
  }

  /** Shows the progress; returns why the run has to end, if it has. */
  private Optional<Failure> look() {
    try {
      Connection open = ledger.get();
      progress.show(open);
      seenNanos = System.nanoTime();
      return progress
          .told()
          .stopped()
          .map(why -> new Failure(ExitStatus.TOO_MANY_REJECTS, List.of(why), ""));
    } catch (SQLException e) {
      LOG.debug("Cannot look at the ledger; the next look may do better", e);
      ledger.close();
      Duration away = Duration.ofNanos(System.nanoTime() - seenNanos);
      return away.compareTo(settings.stream().patience().plus(UNITS_FIRST)) < 0
          ? Optional.empty()
          : Optional.of(away(e));
    }
  }

  private Failure away(SQLException e) {
    return new Failure(
        ExitStatus.INCOMPLETE,
        List.of(
            "The target has been away for more than --patienceSeconds=%d: %s (SQLSTATE %s). Run the same command again when it is back."
                .formatted(
                    settings.stream().patience().toSeconds(), e.getMessage(), e.getSQLState())),
        "");
  }

  private boolean timeIsUp() {
    Until until = settings.stream().until();
    return switch (until.mode()) {
      case FOREVER -> false;
      case TIME -> System.nanoTime() - startNanos >= until.after().toNanos();
      case EMPTY -> progress.state().filter(StreamState::empty).isPresent();
    };
  }

  /** Issues nothing more, waits for what is under way, rolls back what takes too long. */
  private void end(PipelineResult result, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean told = false;
    while (System.nanoTime() - deadline < 0) {
      if (isOver(result)) {
        return;
      }
      try {
        Connection open = ledger.get();
        if (!told) {
          StreamState.drain(open, run);
          told = true;
        }
        progress.show(open);
        // A bounded pipeline is over by itself when nothing more is issued.
        if (endless() && progress.state().filter(state -> state.issued() == 0).isPresent()) {
          cancel(result);
          return;
        }
      } catch (SQLException e) {
        LOG.debug("Cannot look at the ledger; the next look may do better", e);
        ledger.close();
      }
    }
    rollBack();
    cancel(result);
  }

  private void rollBack() {
    try {
      Connection open = ledger.get();
      RunSignals.stop(open, run, "The stream was ended.");
      long ended = StaleSessions.evictRun(open, run.runId());
      LOG.warn("Ended {} sessions that were not done in time; their units are rolled back.", ended);
    } catch (SQLException e) {
      LOG.debug("Units under way were not rolled back; they end by themselves", e);
    }
  }

  private static void cancel(@Nullable PipelineResult result) {
    try {
      if (result != null) {
        result.cancel();
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("Cancelling the pipeline failed; the process ends it", e);
    }
  }
}
