package dev.sluice.pipelines;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ledger.RunTotals;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A JSON object on a line of its own each time that units were committed, for programs. */
final class JsonLines implements ProgressView {
  private final String task;
  private final TimeLeft left;
  private final PrintStream out;
  private long shownUnits;

  JsonLines(String task, Workload work, PrintStream out) {
    this.task = task;
    left = new TimeLeft(work);
    this.out = out;
  }

  /** A line to be filled: when, and what it is about. */
  static ObjectNode line(String task) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
        .put("task", task);
  }

  @Override
  public void show(RunTotals totals) {
    double secondsLeft = left.after(totals);
    if (totals.units() == shownUnits) {
      return;
    }
    shownUnits = totals.units();
    double seconds = Math.max(0.001, totals.wallSeconds());
    out.println(
        line(task)
            .put("units", left.units())
            .put("unitsDone", totals.units())
            .put("rowsLoaded", totals.rows().loaded())
            .put("rowsRejected", totals.rows().rejected())
            .put("bytes", totals.bytes())
            .put("seconds", totals.wallSeconds())
            .put("rowsPerSecond", Math.round(totals.rows().loaded() / seconds))
            .put("secondsLeft", secondsLeft));
  }

  @Override
  public void close() {}
}
