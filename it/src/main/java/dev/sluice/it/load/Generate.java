package dev.sluice.it.load;

import dev.sluice.pipelines.ExitStatus;
import dev.sluice.row.SetupException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The command {@code generate csv}. */
public final class Generate {
  private static final int RATE_NOT_REACHED = 1;
  private static final long SECONDS_BETWEEN_LINES = 5;
  private static final long SECONDS_TO_END = 5;

  private final PrintStream out;
  private long linePrinted = System.nanoTime();
  private long rows;
  private long files;

  private Generate(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the command.
   *
   * @return 0 if the files appeared as fast as they were asked for, 1 if not, 3 if the flags are
   *     wrong
   * @throws IOException if a file cannot be written
   */
  public static int run(List<String> args, PrintStream out) throws IOException {
    if (args.contains("--help") || args.contains("help")) {
      out.print("Usage: generate csv --output-dir=DIR [--flag=value …]\n\n" + CsvFlag.help());
      return ExitStatus.DONE.code();
    }
    try {
      String what = args.isEmpty() ? "" : args.get(0);
      if (!what.equals("csv")) {
        throw new SetupException(
            "Cannot generate \"%s\". Expected: generate csv --output-dir=DIR.".formatted(what));
      }
      return new Generate(out).run(CsvLoadFlags.load(args.subList(1, args.size())));
    } catch (SetupException e) {
      out.println(e.getMessage());
      return ExitStatus.SETUP_WRONG.code();
    }
  }

  private int run(CsvLoad load) throws IOException {
    out.printf(
        "Writing CSV files of %s events, %d to %d rows each, into %s: %s.%n",
        load.table().complexity(),
        load.fileRows().least(),
        load.fileRows().most(),
        load.outputDir(),
        load.schedule().text());
    out.printf("What is in them: %s%n", load.manifest());
    GenerateCsv generator = new GenerateCsv(load);
    CountDownLatch ended = new CountDownLatch(1);
    Thread onInterrupt = new Thread(() -> stop(generator, ended), "stop-generate");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    LoadSummary summary;
    try {
      summary = generator.run(this::show);
      out.println(summary.text());
    } finally {
      ended.countDown();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException alreadyShuttingDown) {
      // It was the hook that ended the load.
    }
    return summary.reached() ? ExitStatus.DONE.code() : RATE_NOT_REACHED;
  }

  private void show(ManifestFile file) {
    rows += file.rows();
    files++;
    if (System.nanoTime() - linePrinted > TimeUnit.SECONDS.toNanos(SECONDS_BETWEEN_LINES)) {
      linePrinted = System.nanoTime();
      out.printf(
          "%,d rows in %,d files, the last %,d ms late%n",
          rows, files, Math.max(0, file.completedAt() - file.dueAt()));
    }
  }

  /** The manifest gets its summary before the process ends. */
  private static void stop(GenerateCsv generator, CountDownLatch ended) {
    generator.stop();
    try {
      boolean unused = ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
