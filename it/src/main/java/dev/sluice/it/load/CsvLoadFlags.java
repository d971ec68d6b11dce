package dev.sluice.it.load;

import dev.sluice.row.SetupException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a {@link CsvLoad} of the flags of {@code generate csv}. */
final class CsvLoadFlags {
  private static final long MOST_ROWS = 100_000_000;
  private static final long MOST_FILES = 1_000_000_000;
  private static final long MOST_RATE = 1_000_000_000;
  private static final Duration DEFAULT_DURATION = Duration.ofSeconds(60);

  private final FlagValues flags;

  private CsvLoadFlags(FlagValues flags) {
    this.flags = flags;
  }

  /**
   * Reads the flags.
   *
   * @throws SetupException with all problems
   */
  static CsvLoad load(List<String> args) {
    FlagValues flags = new FlagValues(List.of(CsvFlag.values()), args);
    CsvLoad load = new CsvLoadFlags(flags).load();
    if (load == null || !flags.problems().isEmpty()) {
      throw new SetupException(flags.problems());
    }
    return load;
  }

  /** Null if there is no load for problems; where one is returned, there may be problems still. */
  private @Nullable CsvLoad load() {
    Path outputDir = flags.path(CsvFlag.OUTPUT_DIR);
    if (outputDir == null && !flags.has(CsvFlag.OUTPUT_DIR)) {
      flags.problem("Missing --output-dir. Expected the folder where the files are to appear.");
    }
    Path manifest = flags.path(CsvFlag.MANIFEST);
    StreamEventsTable table = table();
    FileRows fileRows = fileRows();
    FileSchedule schedule = schedule();
    Flaws flaws = new Flaws(flags.share(CsvFlag.MALFORMED, 0), flags.share(CsvFlag.DUPLICATES, 0));
    boolean rename = flags.oneOf(CsvFlag.RENAME, List.of(true, false), true);
    if (outputDir == null || schedule == null || fileRows == null) {
      return null;
    }
    return new CsvLoad(
        outputDir,
        manifest == null ? CsvLoad.manifestBeside(outputDir) : manifest,
        table,
        schedule,
        fileRows,
        flaws,
        rename);
  }

  private StreamEventsTable table() {
    return new StreamEventsTable(
        flags.number(CsvFlag.SEED, Long.MIN_VALUE, Long.MAX_VALUE, 1),
        flags.oneOf(CsvFlag.COMPLEXITY, List.of(Complexity.values()), Complexity.BASIC));
  }

  private @Nullable FileRows fileRows() {
    long least = flags.number(CsvFlag.MIN_RECORDS, 1, MOST_ROWS, CsvLoad.DEFAULT_ROWS.least());
    // Who asks for large files at the least gets these, without a second flag.
    long most =
        flags.number(
            CsvFlag.MAX_RECORDS, 1, MOST_ROWS, Math.max(least, CsvLoad.DEFAULT_ROWS.most()));
    if (most < least) {
      if (flags.has(CsvFlag.MIN_RECORDS)) {
        flags.problem(
            "Invalid --max-records: %d is below --min-records=%d. Expected no less."
                .formatted(most, least));
        return null;
      }
      least = most;
    }
    return new FileRows((int) least, (int) most);
  }

  private @Nullable FileSchedule schedule() {
    boolean atRate = flags.has(CsvFlag.RATE);
    Stream<CsvFlag> foreign =
        atRate
            ? Stream.of(CsvFlag.FILES, CsvFlag.SLEEP)
            : Stream.of(CsvFlag.PATTERN, CsvFlag.DURATION);
    List<String> wrong = foreign.filter(flags::has).map(CsvFlag::flag).toList();
    for (String flag : wrong) {
      flags.problem(
          atRate
              ? "%s does not go with --rate. Give one of the two: files at an interval, or rows at a rate."
                  .formatted(flag)
              : "%s needs --rate. Add --rate=ROWS, or leave it out.".formatted(flag));
    }
    try {
      return atRate ? atRate() : everyInterval();
    } catch (SetupException e) {
      // Values that are each possible, and not together.
      e.problems().forEach(flags::problem);
      return null;
    }
  }

  private FileSchedule atRate() {
    return new AtRate(
        flags.number(CsvFlag.RATE, 1, MOST_RATE, 1),
        flags.oneOf(CsvFlag.PATTERN, List.of(LoadPattern.values()), LoadPattern.STEADY),
        flags.duration(CsvFlag.DURATION, DEFAULT_DURATION));
  }

  private FileSchedule everyInterval() {
    long files = flags.number(CsvFlag.FILES, 0, MOST_FILES, 0);
    return new EveryInterval(
        flags.duration(CsvFlag.SLEEP, CsvLoad.DEFAULT_INTERVAL),
        files == 0 ? EveryInterval.ENDLESS : files);
  }
}
