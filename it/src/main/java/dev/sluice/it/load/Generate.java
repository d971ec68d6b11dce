package dev.sluice.it.load;

import dev.sluice.pipelines.ExitStatus;
import dev.sluice.row.SetupException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The commands {@code generate csv} and {@code generate kafka}. */
public final class Generate {
  private static final int RATE_NOT_REACHED = 1;
  private static final long SECONDS_BETWEEN_LINES = 5;
  private static final long SECONDS_TO_END = 5;
  private static final String USAGE =
      """
      Usage: generate csv --output-dir=DIR [--flag=value …]

      %s
      Usage: generate kafka --bootstrapServers=HOST:PORT --topic=NAME [--flag=value …]

      %s""";

  private final PrintStream out;
  private long linePrinted = System.nanoTime();
  private long rows;
  private long parts;

  private Generate(PrintStream out) {
    this.out = out;
  }

  /** Something that is generated, until it ends or is stopped. */
  private interface Load<S> {
    S run() throws IOException;
  }

  /**
   * Runs the command.
   *
   * @return 0 if the rows appeared as fast as they were asked for, 1 if not, 3 if the flags are
   *     wrong
   * @throws IOException if a row cannot be written
   */
  public static int run(List<String> args, PrintStream out) throws IOException {
    if (args.contains("--help") || args.contains("help")) {
      out.print(
          USAGE.formatted(LoadFlag.help(CsvFlag.values()), LoadFlag.help(KafkaFlag.values())));
      return ExitStatus.DONE.code();
    }
    try {
      String what = args.isEmpty() ? "" : args.get(0);
      if (what.equals("csv")) {
        return new Generate(out).csv(CsvLoadFlags.load(args.subList(1, args.size())));
      }
      if (what.equals("kafka")) {
        return new Generate(out).kafka(KafkaLoadFlags.load(args.subList(1, args.size())));
      }
      throw new SetupException(
          "Cannot generate \"%s\". Expected: generate csv --output-dir=DIR, or generate kafka --bootstrapServers=HOST:PORT --topic=NAME."
              .formatted(what));
    } catch (SetupException e) {
      out.println(e.getMessage());
      return ExitStatus.SETUP_WRONG.code();
    }
  }

  private int csv(CsvLoad load) throws IOException {
    out.printf(
        "Writing CSV files of %s events, %d to %d rows each, into %s: %s.%n",
        load.table().complexity(),
        load.fileRows().least(),
        load.fileRows().most(),
        load.outputDir(),
        load.schedule().text());
    out.printf("What is in them: %s%n", load.manifest());
    GenerateCsv generator = new GenerateCsv(load);
    LoadSummary summary = untilInterrupt(generator::stop, () -> generator.run(this::show));
    out.println(summary.text());
    return summary.reached() ? ExitStatus.DONE.code() : RATE_NOT_REACHED;
  }

  private int kafka(KafkaLoad load) throws IOException {
    out.printf(
        "Writing %s events as JSON, %d in a chunk, to %s: %s.%n",
        load.table().complexity(), load.plan().chunkRecords(), load.target(), load.plan().text());
    out.printf("What is in them: %s%n", load.manifest());
    GenerateKafka generator = new GenerateKafka(load);
    KafkaSummary summary = untilInterrupt(generator::stop, () -> generator.run(this::show));
    out.println(summary.text());
    return summary.reached() ? ExitStatus.DONE.code() : RATE_NOT_REACHED;
  }

  /** The manifest gets its summary before the process ends. */
  private static <S> S untilInterrupt(Runnable stop, Load<S> load) throws IOException {
    CountDownLatch ended = new CountDownLatch(1);
    Thread onInterrupt = new Thread(() -> stop(stop, ended), "stop-generate");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    S summary;
    try {
      summary = load.run();
    } finally {
      ended.countDown();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException alreadyShuttingDown) {
      // It was the hook that ended the load.
    }
    return summary;
  }

  private static void stop(Runnable stop, CountDownLatch ended) {
    stop.run();
    try {
      boolean unused = ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void show(ManifestFile file) {
    show("rows", "files", file.rows(), file.completedAt() - file.dueAt());
  }

  private void show(ManifestChunk chunk) {
    show("records", "chunks", chunk.records(), chunk.completedAt() - chunk.dueAt());
  }

  private void show(String rowNoun, String partNoun, long more, long lateMillis) {
    rows += more;
    parts++;
    if (System.nanoTime() - linePrinted > TimeUnit.SECONDS.toNanos(SECONDS_BETWEEN_LINES)) {
      linePrinted = System.nanoTime();
      out.printf(
          "%,d %s in %,d %s, the last %,d ms late%n",
          rows, rowNoun, parts, partNoun, Math.max(0, lateMillis));
    }
  }
}
