package dev.sluice.pipelines;

import dev.sluice.trial.TrialStep;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many streams a copy gets.
 *
 * @param measured the step of the trial that comes closest to it; empty if nothing was tried
 * @param why in words
 */
record StreamChoice(int streams, Optional<TrialStep> measured, String why) {
  /** Fewer streams are worth it if they lose no more than this. */
  private static final double NEARLY_ALL = 0.95;

  /** From here on a machine's processors count as busy. */
  private static final double BUSY = 0.85;

  /**
   * @param asked what the user wants; empty if he leaves it to the trial
   * @param steps with rising numbers of streams; may be empty
   * @param otherwise for when nothing was tried
   */
  static StreamChoice of(OptionalInt asked, List<TrialStep> steps, int otherwise) {
    Optional<TrialStep> best =
        steps.stream().max(Comparator.comparingDouble(TrialStep::rowsPerSecond));
    if (best.isEmpty() || best.get().rows() == 0) {
      return new StreamChoice(
          asked.orElse(otherwise),
          Optional.empty(),
          asked.isPresent() ? "as the settings say" : "not tried");
    }
    TrialStep fewest =
        steps.stream()
            .filter(step -> step.rowsPerSecond() >= NEARLY_ALL * best.get().rowsPerSecond())
            .findFirst()
            .orElseThrow();
    if (asked.isEmpty()) {
      return new StreamChoice(
          fewest.streams(), Optional.of(fewest), why(fewest, best.get(), steps));
    }
    Optional<TrialStep> same =
        steps.stream().filter(step -> step.streams() == asked.getAsInt()).findFirst();
    String remark =
        fewest.streams() < asked.getAsInt()
            ? "as the settings say; %d would do, at %s rows/s"
                .formatted(fewest.streams(), count(fewest.rowsPerSecond()))
            : "as the settings say";
    return new StreamChoice(asked.getAsInt(), same.or(() -> best), remark);
  }

  private static String why(TrialStep fewest, TrialStep best, List<TrialStep> steps) {
    if (fewest.streams() == best.streams()) {
      return best.equals(steps.get(steps.size() - 1))
          ? "the most that were tried, and still the fastest: more may be faster yet"
          : "the fastest";
    }
    return "%d have %s rows/s, too little more"
        .formatted(best.streams(), count(best.rowsPerSecond()));
  }

  /** What keeps it from being faster, as far as the trial shows. */
  Optional<String> limit(int processors) {
    return measured.map(
        step -> {
          if (step.processors() >= BUSY * processors) {
            return String.format(
                Locale.ROOT,
                "this machine's processors (%.1f of %d busy): a larger one, or executors on others, would be faster",
                step.processors(),
                processors);
          }
          if (step.readShare() >= step.copyShare() && step.readShare() >= step.encodeShare()) {
            return percent(step.readShare()) + " of the streams' time waits for Cassandra";
          }
          return step.copyShare() >= step.encodeShare()
              ? percent(step.copyShare()) + " of the streams' time is the target's COPY"
              : percent(step.encodeShare()) + " of the streams' time encodes";
        });
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static String count(double rowsPerSecond) {
    return String.format(Locale.ROOT, "%,.0f", rowsPerSecond);
  }
}
