package dev.sluice.it.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * The three loads of the e-commerce pipeline that {@code stream-csv} replaces (seed 004), and what
 * its performance report says of each.
 */
public enum SeedLoad {
  BASELINE(
      1,
      new FileRows(50, 100),
      Duration.ofSeconds(2),
      new Reported(2_847, 2_823, 4.7, new Latency(32, 58, 85))),
  HIGH(
      2,
      new FileRows(200, 500),
      Duration.ofMillis(500),
      new Reported(62_340, 61_205, 102, new Latency(11, 22, 34))),
  STRESS(
      3,
      new FileRows(1_000, 1_000),
      Duration.ofMillis(100),
      new Reported(342_891, 298_462, 997, new Latency(35, 78, 120)));

  private final long seed;
  private final FileRows fileRows;
  private final Duration interval;
  private final Reported reported;

  SeedLoad(long seed, FileRows fileRows, Duration interval, Reported reported) {
    this.seed = seed;
    this.fileRows = fileRows;
    this.interval = interval;
    this.reported = reported;
  }

  /** Seconds from a file's creation to its rows in the database. */
  public record Latency(int p50, int p95, int p99) {}

  /**
   * The report's figures.
   *
   * @param generated rows
   * @param inserted rows; the others are lost
   */
  public record Reported(long generated, long inserted, double rowsPerSecond, Latency latency) {

    /** Share of rows that were generated and not inserted. */
    public double lost() {
      return (double) (generated - inserted) / generated;
    }
  }

  public FileRows fileRows() {
    return fileRows;
  }

  /** Between two files. */
  public Duration interval() {
    return interval;
  }

  public Reported reported() {
    return reported;
  }

  /**
   * Good rows of this load for so long, into a folder and a manifest beside it. Each of the three
   * has a seed and a manifest of its own, so they can share the folder.
   */
  public CsvLoad lasting(Duration duration, Path folder) {
    return CsvLoad.into(folder)
        .withManifest(folder.resolveSibling(this + ".manifest.jsonl"))
        .withTable(new StreamEventsTable(seed, Complexity.BASIC))
        .withFileRows(fileRows.least(), fileRows.most())
        .withSchedule(new EveryInterval(interval, Math.max(1, duration.dividedBy(interval))));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
