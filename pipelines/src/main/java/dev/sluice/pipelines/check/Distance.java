package dev.sluice.pipelines.check;

/** What the time of a round trip means. */
final class Distance {
  private static final double FAR_NANOS = 50e6;

  private Distance() {}

  /** A line about a server that was reached, by the median of its answers. */
  static Line line(Line.Area area, String subject, String found, double medianNanos) {
    String all = "%s, round trip %s".formatted(found, Figures.millis(medianNanos));
    return medianNanos > FAR_NANOS
        ? area.warn(
            subject,
            all,
            "Each unit waits for several of these: make units larger, and use more --streams.")
        : area.ok(subject, all);
  }
}
