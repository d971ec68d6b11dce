package dev.sluice.report;

/**
 * How far the servers are from the command, in microseconds; 0 if not known.
 *
 * @param source the shortest of some questions and answers; likewise the target's
 */
public record RoundTrips(long source, long target) {
  public static final RoundTrips UNKNOWN = new RoundTrips(0, 0);
}
