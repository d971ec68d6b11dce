package dev.sluice.report;

/**
 * Something that kept a run from being faster.
 *
 * @param bottleneck what it is
 * @param evidence the figures that say so
 * @param advice what to change
 * @param gain how much of the run's time would go if it cost nothing, as a fraction: the most that
 *     the change can give
 */
public record Finding(String bottleneck, String evidence, String advice, double gain) {

  public Finding {
    gain = Math.round(1e3 * gain) / 1e3;
  }

  /** Without the advice, such as {@code the encoder (…), up to 30 % of the run's time}. */
  String summary() {
    return "%s (%s)%s"
        .formatted(
            bottleneck,
            evidence,
            gain == 0 ? "" : ", up to " + percent(gain) + " of the run's time");
  }

  /** Such as {@code 30 %}. */
  static String percent(double fraction) {
    return ReportLines.format("%.0f %%", 100 * fraction);
  }
}
