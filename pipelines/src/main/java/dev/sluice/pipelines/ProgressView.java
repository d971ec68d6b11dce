package dev.sluice.pipelines;

import dev.sluice.ledger.RunTotals;
import dev.sluice.pipelines.options.ProgressStyle;
import java.io.PrintStream;
import java.util.Locale;

/** One way to show how far a run is. */
interface ProgressView extends AutoCloseable {

  void show(RunTotals totals);

  @Override
  void close();

  /** The view that was asked for; {@code AUTO} looks whether anyone sits at a terminal. */
  @SuppressWarnings("SystemConsoleNull") // The build and its users are on JDK 17.
  static ProgressView of(ProgressStyle style, String task, Workload work, PrintStream out) {
    return switch (style) {
      case AUTO -> System.console() == null ? new PlainLines(task, work, out) : new Bar(task, work);
      case BAR -> new Bar(task, work);
      case JSON -> new JsonLines(task, work, out);
      case PLAIN -> new PlainLines(task, work, out);
      case NONE, QUIET -> new Nothing();
    };
  }

  /** {@code 12,345 rows, 6,172 rows/s, 5.1 MiB/s}. */
  static String amounts(RunTotals totals) {
    double seconds = Math.max(0.001, totals.wallSeconds());
    return String.format(
        Locale.ROOT,
        "%,d rows, %,.0f rows/s, %.1f MiB/s",
        totals.rows().loaded(),
        totals.rows().loaded() / seconds,
        totals.bytes() / seconds / (1 << 20));
  }

  /** Shows nothing. */
  record Nothing() implements ProgressView {
    @Override
    public void show(RunTotals totals) {}

    @Override
    public void close() {}
  }
}
