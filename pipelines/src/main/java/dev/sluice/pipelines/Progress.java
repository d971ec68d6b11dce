package dev.sluice.pipelines;

import dev.sluice.copy.LazyConnection;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.ledger.RunSignals;
import dev.sluice.ledger.RunTotals;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the ledger every second what is committed, and shows it. */
final class Progress implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

  private final String runId;
  private final ProgressView view;
  private final Runnable onStop;
  private final Looks looks = new Looks();
  private final LazyConnection ledger;
  private final RunNotices notices;

  private Progress(
      PostgresTarget target, String runId, ProgressView view, RunNotices notices, Runnable onStop) {
    this.notices = notices;
    this.ledger = new LazyConnection(target, "sluice progress");
    this.runId = runId;
    this.view = view;
    this.onStop = onStop;
  }

  /**
   * @param view is closed with this
   * @param onStop what to do when the ledger tells the run to stop
   */
  static Progress start(
      PostgresTarget target, String runId, ProgressView view, RunNotices notices, Runnable onStop) {
    Progress progress = new Progress(target, runId, view, notices, onStop);
    progress.looks.every(Duration.ofSeconds(1), progress::look);
    return progress;
  }

  /** Shows the final state; call before close when all went well. */
  void complete() {
    looks.once(this::look);
  }

  @Override
  public void close() {
    looks.once(ledger::close);
    looks.end();
    view.close();
  }

  private void look() {
    try {
      Connection open = ledger.get();
      view.show(RunTotals.read(open, runId));
      RunSignals told = RunSignals.read(open, runId);
      notices.show(open, runId, told);
      if (told.stopped().isPresent()) {
        onStop.run();
      }
    } catch (SQLException e) {
      LOG.debug("Cannot look at the progress; the next second may do better", e);
      ledger.close();
    }
  }
}
