package dev.sluice.it.soak;

import dev.sluice.it.load.Complexity;
import dev.sluice.it.load.FlagValues;
import dev.sluice.row.SetupException;
import java.time.Duration;
import java.util.List;

/**
 * What {@code soak kafka} does.
 *
 * @param time how long records are written
 * @param rate records a second
 * @param interval between two samples
 */
record SoakSettings(Duration time, long rate, Complexity complexity, Duration interval, long seed) {
  private static final long MOST_MINUTES = 100_000;
  private static final long MOST_RATE = 1_000_000;
  private static final long MOST_INTERVAL = 3_600;

  /**
   * Reads the flags.
   *
   * @throws SetupException with all problems
   */
  static SoakSettings of(List<String> args) {
    FlagValues flags = new FlagValues(List.of(SoakFlag.values()), args);
    SoakSettings settings =
        new SoakSettings(
            Duration.ofMinutes(flags.number(SoakFlag.MINUTES, 1, MOST_MINUTES, 10)),
            flags.number(SoakFlag.RATE, 1, MOST_RATE, 2_000),
            flags.oneOf(SoakFlag.COMPLEXITY, List.of(Complexity.values()), Complexity.MEDIUM),
            Duration.ofSeconds(flags.number(SoakFlag.SAMPLE_SECONDS, 1, MOST_INTERVAL, 5)),
            flags.number(SoakFlag.SEED, Long.MIN_VALUE, Long.MAX_VALUE, 1));
    if (!flags.problems().isEmpty()) {
      throw new SetupException(flags.problems());
    }
    return settings;
  }
}
