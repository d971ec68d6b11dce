package dev.sluice.it.soak;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Whether a series grows: the median slope of all pairs of its values (Theil and Sen), which single
 * peaks do not move.
 *
 * @param median of the values
 * @param slope per minute
 * @param growth what the slope makes of the time between the first value and the last
 * @param rising share of pairs whose later value is larger; equal ones count half
 */
record Trend(double median, double slope, double growth, double rising, Verdict verdict) {
  /** Fewer values have no trend. */
  static final int LEAST_VALUES = 8;

  /** Of the median: growth above it is growth. */
  static final double LARGEST_SHARE = 0.25;

  /** Of the pairs: where fewer rise, it goes up and down. */
  static final double LEAST_RISING = 0.65;

  private static final int MOST_VALUES = 1_000;

  /** What is said of a series. */
  enum Verdict {
    FLAT,
    GROWING,
    TOO_SHORT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * Looks at a series; of a very long one at a thousand values.
   *
   * @param minutes of the values, ascending
   * @param values as many
   * @param floor growth up to this is none, however small the values are
   */
  static Trend of(double[] minutes, double[] values, double floor) {
    int[] chosen = chosen(values.length);
    double[] slopes = new double[chosen.length * (chosen.length - 1) / 2];
    double rising = 0;
    int pair = 0;
    for (int later = 1; later < chosen.length; later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        double rise = values[chosen[later]] - values[chosen[earlier]];
        slopes[pair++] = rise / (minutes[chosen[later]] - minutes[chosen[earlier]]);
        rising += rise > 0 ? 1 : rise == 0 ? 1 / 2.0 : 0;
      }
    }
    double median = median(values);
    if (values.length < LEAST_VALUES) {
      return new Trend(median, 0, 0, 0, Verdict.TOO_SHORT);
    }
    double slope = median(slopes);
    double growth = slope * (minutes[minutes.length - 1] - minutes[0]);
    double share = rising / slopes.length;
    boolean grows = growth > Math.max(floor, LARGEST_SHARE * median) && share > LEAST_RISING;
    return new Trend(median, slope, growth, share, grows ? Verdict.GROWING : Verdict.FLAT);
  }

  /** Evenly, the first and the last among them. */
  private static int[] chosen(int length) {
    int count = Math.min(length, MOST_VALUES);
    return count < 2
        ? new int[count]
        : IntStream.range(0, count)
            .map(i -> (int) ((long) i * (length - 1) / (count - 1)))
            .toArray();
  }

  /** 0 of none. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return 0;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
