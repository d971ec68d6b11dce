package dev.sluice.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What kept a run from being faster, from its measured figures alone.
 *
 * @param findings not empty; what would give most is first
 */
public record Diagnosis(List<Finding> findings) {
  /** What gives less is within the noise of a run. */
  private static final double WORTH_IT = 0.05;

  private static final int MOST = 3;

  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** Looks at the shares of time; meaningful from a few seconds of work on. */
  static Diagnosis of(RunReport report, RunDetail detail) {
    IdleStreams idle = new IdleStreams(report);
    return of(
        report,
        detail,
        Source.CASSANDRA,
        Stream.of(idle.unevenUnits(), idle.fewUnits(), idle.slowStarts()));
  }

  /** The same of a stream, whose streams may be idle for good reason. */
  static Diagnosis of(StreamReport report, RunDetail detail) {
    IdleStreams idle = new IdleStreams(report.asRun());
    return of(
        report.asRun(),
        detail,
        report.source(),
        Stream.of(idle.input(report.left()), idle.slowTurns(report.left())));
  }

  private static Diagnosis of(
      RunReport report, RunDetail detail, Source source, Stream<Optional<Finding>> idle) {
    if (report.totals().units() == 0) {
      return nothing("no unit was copied", "There is nothing to change.");
    }
    Bottlenecks rules = new Bottlenecks(report, detail, source);
    List<Finding> found =
        Stream.concat(
                idle,
                Stream.of(
                    rules.limit(),
                    rules.pause(),
                    rules.distance(),
                    rules.smallUnits(),
                    rules.source(),
                    rules.encoding(),
                    rules.processors(),
                    rules.collections(),
                    rules.connectionLimit(),
                    rules.failures(),
                    rules.unbalancedNodes(),
                    rules.target(),
                    rules.commits()))
            .flatMap(Optional::stream)
            .filter(finding -> finding.gain() >= WORTH_IT)
            .sorted(Comparator.comparingDouble(Finding::gain).reversed())
            .limit(MOST)
            .toList();
    return found.isEmpty()
        ? nothing(
            "no cause took " + Finding.percent(WORTH_IT) + " of the time",
            "Give it more work to do, or take the time as it is.")
        : new Diagnosis(found);
  }

  private static Diagnosis nothing(String evidence, String advice) {
    return new Diagnosis(List.of(new Finding("nothing", evidence, advice, 0)));
  }

  /** What to change first. */
  public Finding first() {
    return findings.get(0);
  }

  /** A line for each finding: what it is, then the advice. */
  public List<String> sentences() {
    return Stream.concat(
            Stream.of("Bottleneck: " + first().summary() + ". " + first().advice()),
            findings.stream()
                .skip(1)
                .map(finding -> "Then: " + finding.summary() + ". " + finding.advice()))
        .toList();
  }
}
