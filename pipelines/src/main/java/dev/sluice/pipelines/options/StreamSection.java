package dev.sluice.pipelines.options;

import dev.sluice.copy.LeaseTerms;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a stream runs, from {@link StreamOptions}. */
final class StreamSection {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,9})([smhd])");

  private static final Duration LEASE = Duration.ofSeconds(2);

  /** Then the pipeline begins anew, with new attempts for what fails in it. */
  private static final Duration BOUNDED_LEASE = Duration.ofHours(1);

  private static final String UNTIL = "until";
  private static final String EMPTY = "empty";
  private static final String BATCH_INTERVAL = "batchIntervalMillis";
  private static final Pattern MILLIS = Pattern.compile("[1-9][0-9]{0,8}");

  private StreamSection() {}

  /** Whether the command's pipeline is unbounded: what is there is loaded by a bounded one. */
  static boolean endless(Flags flags, Map<String, Given> given) {
    Given until = given.get(UNTIL);
    return flags.streams() && (until == null || !until.value().equals(EMPTY));
  }

  static StreamSettings stream(Settings settings, int streams, Problems problems) {
    StreamOptions options = settings.options(StreamOptions.class);
    Until until = until(settings, options.getUntil(), problems);
    return new StreamSettings(
        until,
        until.mode() == Until.Mode.EMPTY
            ? new LeaseTerms.Once(streams, BOUNDED_LEASE)
            : leases(settings, streams),
        Duration.ofSeconds(options.getDrainSeconds()),
        Duration.ofSeconds(options.getPatienceSeconds()));
  }

  /**
   * In Spark's streaming each micro-batch brings a lease for each stream, which ends a little
   * before the next one so that the slot is free again. Elsewhere leases follow one another.
   */
  private static LeaseTerms leases(Settings settings, int streams) {
    Given interval = settings.given().get(BATCH_INTERVAL);
    if (interval == null || !MILLIS.matcher(interval.value()).matches()) {
      return new LeaseTerms.Repeated(streams, LEASE, LEASE);
    }
    long millis = Long.parseLong(interval.value());
    return new LeaseTerms.Repeated(
        streams, Duration.ofMillis(millis * 95 / 100), Duration.ofMillis(millis / 2));
  }

  private static Until until(Settings settings, String text, Problems problems) {
    Matcher time = TIME.matcher(text);
    if (time.matches()) {
      long number = Long.parseLong(time.group(1));
      return new Until(
          Until.Mode.TIME,
          switch (time.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
          });
    }
    if (text.equals(EMPTY)) {
      return new Until(Until.Mode.EMPTY, Duration.ZERO);
    }
    if (!text.equals("forever")) {
      problems.add(settings.invalid(UNTIL, "forever, empty, or a time such as 90s, 10m, 8h or 2d"));
    }
    return new Until(Until.Mode.FOREVER, Duration.ZERO);
  }
}
