package dev.sluice.pipelines;

import dev.sluice.pipelines.options.ProgressStyle;
import dev.sluice.verify.ReadSoFar;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apache.beam.sdk.PipelineResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the runner every five seconds how much is read, and shows it. */
final class VerifyProgress {
  private static final Logger LOG = LoggerFactory.getLogger(VerifyProgress.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final ProgressStyle style;
  private final PipelineResult running;
  private final int units;
  private final PrintStream out;
  private final @Nullable ProgressBar bar;
  private final Looks looks = new Looks();

  private VerifyProgress(
      ProgressStyle style,
      PipelineResult running,
      int units,
      PrintStream out,
      @Nullable ProgressBar bar) {
    this.style = style;
    this.running = running;
    this.units = units;
    this.out = out;
    this.bar = bar;
  }

  /**
   * Begins to look.
   *
   * @param units of both sides
   */
  @SuppressWarnings("SystemConsoleNull") // The build and its users are on JDK 17.
  static VerifyProgress start(
      ProgressStyle style, PipelineResult running, int units, PrintStream out) {
    boolean terminal =
        style == ProgressStyle.BAR || (style == ProgressStyle.AUTO && System.console() != null);
    VerifyProgress progress =
        new VerifyProgress(style, running, units, out, terminal ? bar(units) : null);
    if (!style.isSilent()) {
      progress.looks.every(PAUSE, progress::look);
    }
    return progress;
  }

  private static ProgressBar bar(int units) {
    return new ProgressBarBuilder()
        .setTaskName("verify")
        .setInitialMax(units)
        .setUnit(" units", 1)
        .setStyle(ProgressBarStyle.ASCII)
        .build();
  }

  private void look() {
    ReadSoFar read;
    try {
      read = ReadSoFar.of(running);
    } catch (RuntimeException e) {
      LOG.debug("Cannot look at the progress; the next time may do better", e);
      return;
    }
    if (style == ProgressStyle.JSON) {
      out.println(
          JsonLines.line("verify")
              .put("units", units)
              .put("unitsDone", Math.min(read.units(), units))
              .put("sourceRows", read.sourceRows())
              .put("targetRows", read.targetRows()));
      return;
    }
    String rows =
        String.format(
            Locale.ROOT,
            "%,d rows of the source, %,d of the target",
            read.sourceRows(),
            read.targetRows());
    if (bar != null) {
      bar.stepTo(Math.min(read.units(), units));
      bar.setExtraMessage(" " + rows);
    } else {
      out.printf("verify: %s, %,d of %,d units%n", rows, Math.min(read.units(), units), units);
    }
  }

  /** Looks no more. */
  void close() {
    looks.end();
    if (bar != null) {
      bar.close();
    }
  }
}
