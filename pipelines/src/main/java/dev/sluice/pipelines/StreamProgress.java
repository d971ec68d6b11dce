package dev.sluice.pipelines;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.RunSignals;
import dev.sluice.ledger.RunTotals;
import dev.sluice.ledger.StreamState;
import dev.sluice.ledger.StreamTotals;
import dev.sluice.ledger.TopicLedger;
import dev.sluice.pipelines.metrics.RunMetrics;
import dev.sluice.pipelines.options.ProgressStyle;
import dev.sluice.report.ReportText;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Asks the ledger how far a stream is, and prints a line now and then. */
final class StreamProgress {
  private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long LAG_PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final ProgressStyle style;
  private final RunRef run;
  private final RunMetrics metrics;
  private final String waiting;
  private final PrintStream out;
  private final RunNotices notices;
  private Optional<StreamState> state = Optional.empty();
  private RunSignals told = RunSignals.NONE;
  private long shownNanos = System.nanoTime();
  private long shownRows;
  private long lagNanos = System.nanoTime();

  StreamProgress(
      ProgressStyle style, RunRef run, RunMetrics metrics, String waiting, PrintStream out) {
    this.style = style;
    this.run = run;
    this.metrics = metrics;
    this.waiting = waiting;
    this.out = out;
    this.notices = RunNotices.of(out);
  }

  /** What {@link #show} found last; empty before. */
  Optional<StreamState> state() {
    return state;
  }

  /** What the run was told, as {@link #show} found last. */
  RunSignals told() {
    return told;
  }

  void show(Connection target) throws SQLException {
    told = RunSignals.read(target, run.runId());
    StreamState now = StreamState.read(target, run);
    state = Optional.of(now);
    notices.show(target, run.runId(), told);
    metrics.stream(now);
    long nanos = System.nanoTime();
    if (metrics.wanted() && nanos - lagNanos > LAG_PAUSE_NANOS) {
      metrics.lag(TopicLedger.lag(target, run));
      lagNanos = nanos;
    }
    if (style.isSilent() || nanos - shownNanos < PAUSE_NANOS) {
      return;
    }
    RunTotals totals = RunTotals.read(target, run.runId());
    if (totals.units() + now.left() + now.filesWaiting() == 0) {
      return;
    }
    double perSecond = (totals.rows().read() - shownRows) / ((nanos - shownNanos) / 1e9);
    double p99 = StreamTotals.latency(target, run.runId()).percentile(99) / 1e3;
    if (style == ProgressStyle.JSON) {
      out.println(json(totals, now, perSecond, p99));
    } else {
      print(totals, now, perSecond, p99);
    }
    shownRows = totals.rows().read();
    shownNanos = System.nanoTime();
  }

  private void print(RunTotals totals, StreamState now, double perSecond, double p99) {
    out.printf(
        "%,d rows, %,.0f rows/s now, P99 %s; %,d rejected, %,d duplicate; %,d units under way, %,d waiting, %,d %s%n",
        totals.rows().loaded(),
        perSecond,
        ReportText.seconds(p99),
        totals.rows().rejected(),
        totals.rows().duplicate(),
        now.issued(),
        now.waiting(),
        now.filesWaiting(),
        waiting);
  }

  private ObjectNode json(RunTotals totals, StreamState now, double perSecond, double p99) {
    return JsonLines.line("stream")
        .put("run", run.runId())
        .put("unitsDone", totals.units())
        .put("unitsUnderWay", now.issued())
        .put("unitsWaiting", now.waiting())
        .put("inputWaiting", now.filesWaiting())
        .put("rowsLoaded", totals.rows().loaded())
        .put("rowsRejected", totals.rows().rejected())
        .put("rowsDuplicate", totals.rows().duplicate())
        .put("bytes", totals.bytes())
        .put("rowsPerSecondNow", Math.round(perSecond))
        .put("p99Seconds", p99);
  }
}
