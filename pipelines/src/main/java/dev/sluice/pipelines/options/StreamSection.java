package dev.sluice.pipelines.options;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a stream runs, from {@link StreamOptions}. */
final class StreamSection {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,9})([smhd])");

  private StreamSection() {}

  static StreamSettings stream(Settings settings, Problems problems) {
    StreamOptions options = settings.options(StreamOptions.class);
    return new StreamSettings(
        until(settings, options.getUntil(), problems),
        Duration.ofSeconds(options.getDrainSeconds()),
        Duration.ofSeconds(options.getPatienceSeconds()));
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
    if (text.equals("empty")) {
      return new Until(Until.Mode.EMPTY, Duration.ZERO);
    }
    if (!text.equals("forever")) {
      problems.add(
          settings.invalid("until", "forever, empty, or a time such as 90s, 10m, 8h or 2d"));
    }
    return new Until(Until.Mode.FOREVER, Duration.ZERO);
  }
}
