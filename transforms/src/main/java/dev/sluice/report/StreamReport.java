package dev.sluice.report;

import dev.sluice.ledger.FileEntry;
import dev.sluice.ledger.PaceTotals;
import dev.sluice.ledger.RunTotals;
import dev.sluice.ledger.StreamState;
import dev.sluice.ledger.StreamTotals;
import dev.sluice.ledger.TopicLedger;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one run of a stream did, counted by the ledger.
 *
 * @param totals of the units that this run committed
 * @param limits that the run had; the one that streams waited for most first
 * @param left what was not done when it ended
 * @param lost files that were refused or changed, not more than a few
 * @param notes what the user should know; may be empty
 * @param settings as given and defaulted, secrets redacted
 */
public record StreamReport(
    RunReport.About about,
    RunReport.Span span,
    RunTotals totals,
    StreamTotals stream,
    List<PaceTotals> limits,
    Input input,
    Usage usage,
    Target target,
    StreamState left,
    RunReport.Unfinished unfinished,
    List<FileEntry> lost,
    List<String> notes,
    Map<String, String> settings) {
  private static final double MICROS = 1e6;
  private static final double GIB = 1L << 30;

  public StreamReport {
    limits = List.copyOf(limits);
    lost = List.copyOf(lost);
    notes = List.copyOf(notes);
    settings = Map.copyOf(settings);
  }

  /**
   * Where rows came from.
   *
   * @param arrival what latency is counted from, for people
   * @param topics none if the rows are of files
   */
  public record Input(String arrival, TopicLedger.Totals topics) {}

  /**
   * The target before and after.
   *
   * @param tables whether it is tables; else the statistics are empty
   * @param keyed whether it has a primary key, so that no row can be in it twice
   */
  public record Target(
      boolean tables, boolean keyed, TargetStatistics before, TargetStatistics after) {}

  public double rowsPerSecond() {
    return span.seconds() <= 0 ? 0 : totals.rows().loaded() / span.seconds();
  }

  /** Where the streams' busy time went, as fractions of it. */
  public RunReport.Shares shares() {
    return asRun().shares();
  }

  /** What every kind of run has. */
  RunReport asRun() {
    return new RunReport(about, span, totals, limits, unfinished, notes, settings);
  }

  Source source() {
    return input.topics().partitions() > 0 ? Source.KAFKA : Source.FILES;
  }

  /** Rows whose latency is longer than the run was: they had arrived before it began. */
  public long rowsFromBefore() {
    long millis = Math.round((span.setupSeconds() + span.seconds()) * 1e3);
    return stream.latency().rowsBetween(millis + 1, Long.MAX_VALUE);
  }

  /** Rejected rows, in percent of those read. */
  public double errorPercent() {
    long read = totals.rows().read();
    return read == 0 ? 0 : 100.0 * totals.rows().rejected() / read;
  }

  /**
   * The ten figures of a real-time pipeline with the goals that its users set (seed 004): they hold
   * for the e-commerce events of the demo on one machine.
   */
  public List<Metric> metrics() {
    return List.of(
        latency("latency P50", 50, 30),
        latency("latency P95", 95, 60),
        latency("latency P99", 99, 90),
        new Metric(
            "throughput", "rows/s", OptionalDouble.of(rowsPerSecond()), 10, Metric.Bound.ABOVE),
        new Metric(
            "batch time P95",
            "s",
            OptionalDouble.of(stream.batch().p95() / MICROS),
            5,
            Metric.Bound.BELOW),
        new Metric("CPU, JVM and PostgreSQL", "%", cpu(), 80, Metric.Bound.BELOW),
        new Metric("memory, JVM", "GiB", gib(usage.jvmBytes()), 4, Metric.Bound.BELOW),
        new Metric("memory, PostgreSQL", "GiB", gib(usage.postgresBytes()), 2, Metric.Bound.BELOW),
        new Metric("error rate", "%", OptionalDouble.of(errorPercent()), 0.1, Metric.Bound.BELOW),
        new Metric(
            "duplicates in the target",
            "%",
            target.keyed() ? OptionalDouble.of(0) : OptionalDouble.empty(),
            0,
            Metric.Bound.EXACTLY));
  }

  private Metric latency(String name, double percent, double goal) {
    OptionalDouble seconds =
        stream.latency().rows() == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(stream.latency().percentile(percent) / 1e3);
    return new Metric(name, "s", seconds, goal, Metric.Bound.BELOW);
  }

  private OptionalDouble cpu() {
    return usage.jvmCpu().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(100 * (usage.jvmCpu().getAsDouble() + usage.postgresCpu().orElse(0)));
  }

  private static OptionalDouble gib(OptionalLong bytes) {
    return bytes.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(bytes.getAsLong() / GIB);
  }
}
