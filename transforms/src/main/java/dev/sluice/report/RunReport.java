package dev.sluice.report;

import dev.sluice.ledger.FailedUnit;
import dev.sluice.ledger.PaceTotals;
import dev.sluice.ledger.RejectLedger;
import dev.sluice.ledger.RunTotals;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one run did, counted by the ledger.
 *
 * @param totals of the units that this run committed
 * @param limits that the run had; the one that streams waited for most first
 * @param unfinished of the whole job, not of this run alone
 * @param notes what the user should know; may be empty
 * @param settings as given and defaulted, secrets redacted
 */
public record RunReport(
    About about,
    Span span,
    RunTotals totals,
    List<PaceTotals> limits,
    Unfinished unfinished,
    List<String> notes,
    Map<String, String> settings) {
  private static final double MICROS = 1e6;
  private static final double MIB = 1 << 20;

  public RunReport {
    limits = List.copyOf(limits);
    notes = List.copyOf(notes);
    settings = Map.copyOf(settings);
  }

  /**
   * What is not in the target.
   *
   * @param rejects rows in {@code sluice.reject} that are neither replayed nor discarded
   * @param ranges that could not be read
   */
  public record Unfinished(List<RejectLedger.Reason> rejects, List<FailedUnit> ranges) {
    public Unfinished {
      rejects = List.copyOf(rejects);
      ranges = List.copyOf(ranges);
    }

    public long rejectedRows() {
      return rejects.stream().mapToLong(RejectLedger.Reason::rows).sum();
    }
  }

  /**
   * Names.
   *
   * @param outcome one line: how the run ended
   */
  public record About(
      String command, String source, String target, String runId, String runner, String outcome) {}

  /**
   * Extent.
   *
   * @param seconds wall time from the first unit's start to the last commit
   * @param setupSeconds the rest of the run's wall time: before it connecting, checking, planning,
   *     starting the runner, a stream's wait for input; after it the end
   * @param streams units copied at the same time; 0 if unknown
   * @param unitsPlanned units that were left when the run began
   * @param unitsBefore units committed by earlier runs of the job; their rows are not in the totals
   * @param commitMicros time that commits took, over all streams
   */
  public record Span(
      Instant startedAt,
      double seconds,
      double setupSeconds,
      int streams,
      int unitsPlanned,
      int unitsBefore,
      long commitMicros) {}

  public double rowsPerSecond() {
    return perSecond((double) totals.rows().loaded());
  }

  public double mibPerSecond() {
    return perSecond(totals.bytes() / MIB);
  }

  public double rowsPerCopy() {
    return totals.copies() == 0 ? 0 : (double) totals.rows().loaded() / totals.copies();
  }

  /** Seconds of work of all streams together. */
  public double busySeconds() {
    return (totals.times().elapsed() + span.commitMicros()) / MICROS;
  }

  /** Busy time of the streams ÷ (wall time × streams); 0 if the number of streams is not known. */
  public double parallelEfficiency() {
    double available = span.seconds() * span.streams();
    return available == 0 ? 0 : Math.min(1, busySeconds() / available);
  }

  /** Average seconds of a unit. */
  public double averageUnitSeconds() {
    return totals.units() == 0 ? 0 : totals.times().elapsed() / MICROS / totals.units();
  }

  /** Where the streams' busy time went, as fractions of it. */
  public Shares shares() {
    var times = totals.times();
    double busy = Math.max(1, times.elapsed() + span.commitMicros());
    double reading = waited(true);
    double copying = waited(false);
    double retried =
        Math.min((double) totals.retried().micros(), Math.max(0, inNoStep() - copying));
    double other = inNoStep() - copying - retried;
    return new Shares(
        (reading + copying) / busy,
        Math.max(0, times.read() - reading) / busy,
        times.encode() / busy,
        times.connect() / busy,
        times.copy() / busy,
        times.paused() / busy,
        span.commitMicros() / busy,
        retried / busy,
        Math.max(0, other) / busy);
  }

  /** Microseconds of units beside what was measured of their steps. */
  private double inNoStep() {
    var times = totals.times();
    return times.elapsed()
        - times.read()
        - times.encode()
        - times.connect()
        - times.copy()
        - times.paused();
  }

  /** Microseconds that streams waited for limits, but no more than they had. */
  private double waited(boolean ofSource) {
    var times = totals.times();
    double most = ofSource ? times.read() : inNoStep();
    double waited =
        limits.stream()
            .filter(limit -> limit.kind().ofSource() == ofSource)
            .mapToDouble(PaceTotals::waitedMicros)
            .sum();
    return Math.max(0, Math.min(most, waited));
  }

  /**
   * Fractions of busy time.
   *
   * @param limit waiting for limits that the user has set
   * @param readWait waiting for the source, and framing what it sends
   * @param connect opening connections and claiming units
   * @param paused waiting for the run, which was paused, to go on
   * @param retry attempts that failed, and the pauses behind them
   * @param other the runner, and threads waiting for a processor
   */
  public record Shares(
      double limit,
      double readWait,
      double encode,
      double connect,
      double copy,
      double paused,
      double commit,
      double retry,
      double other) {}

  private double perSecond(double amount) {
    return span.seconds() <= 0 ? 0 : amount / span.seconds();
  }
}
