package dev.sluice.pipelines.check;

import dev.sluice.row.Transfer;

/** What a measured bandwidth means. */
final class Speed {
  private static final long LEAST_BYTES = 256 << 10;
  private static final double SLOW = 1 << 20;
  private static final double EXAMPLE = 100L << 30;

  private Speed() {}

  /**
   * @param what was sent, with its way
   */
  static Line line(Line.Area area, String subject, String what, Transfer measured) {
    if (measured.bytes() < LEAST_BYTES && measured.nanos() < 1_000_000_000L) {
      return area.skipped(
          subject, "%s: too little to tell a speed, %,d bytes".formatted(what, measured.bytes()));
    }
    String found =
        "%s: %s in %s, %s; one stream gets at most that, 100 GiB in %s"
            .formatted(
                what,
                Figures.size(measured.bytes()),
                Figures.seconds(measured.nanos() / 1e9),
                Figures.speed(measured),
                Figures.seconds(EXAMPLE / Math.max(1, measured.bytesPerSecond())));
    return measured.bytesPerSecond() < SLOW
        ? area.warn(
            subject,
            found,
            "Bring the workers nearer, or raise --streams: each has a connection of its own.")
        : area.ok(subject, found);
  }
}
