package dev.sluice.pipelines;

import dev.sluice.copy.CommitTime;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.ledger.RunRef;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a bounded pipeline to its end, and shows how far it is. */
final class BoundedRun {
  private static final Logger LOG = LoggerFactory.getLogger(BoundedRun.class);

  private final PostgresTarget target;
  private final RunRef run;
  private final PrintStream out;
  private volatile @Nullable PipelineResult running;

  /**
   * @param target where the ledger is
   */
  BoundedRun(PostgresTarget target, RunRef run, PrintStream out) {
    this.target = target;
    this.run = run;
    this.out = out;
  }

  /**
   * @param view is closed at the end
   * @param planned units of the whole run
   */
  UnitsCopied run(Pipeline pipeline, ProgressView view, int planned) {
    try (Progress progress =
        Progress.start(target, run.runId(), view, RunNotices.of(out), this::cancel)) {
      PipelineResult result = pipeline.run();
      running = result;
      result.waitUntilFinish();
      progress.complete();
      return new UnitsCopied(Optional.empty(), planned, CommitTime.micros(result));
    } catch (RuntimeException e) {
      PipelineResult result = running;
      return new UnitsCopied(
          Optional.of(Failure.duringCopy(e)),
          planned,
          result == null ? 0 : CommitTime.micros(result));
    }
  }

  /** The run was told to stop: units under way would be read in vain. */
  private void cancel() {
    PipelineResult result = running;
    if (result == null) {
      return;
    }
    try {
      result.cancel();
    } catch (IOException | RuntimeException e) {
      LOG.debug("Cancelling the pipeline failed; it ends by itself", e);
    }
  }
}
