package dev.sluice.it.load;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The flags that were given, and all that is wrong with them. */
public final class FlagValues {
  private static final Pattern DURATION = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h)?");
  private static final Pattern SHARE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(%)?");
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double LONGEST_SECONDS = 1e9;
  private static final double PER_CENT = 100;

  private final Map<LoadFlag, String> given = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  /** Takes {@code --flag=value} and {@code --flag value}. */
  public FlagValues(List<? extends LoadFlag> known, List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      int end = arg.indexOf('=');
      String name = end < 0 ? arg : arg.substring(0, end);
      LoadFlag flag =
          known.stream().filter(one -> one.flag().equals(name)).findFirst().orElse(null);
      boolean valueFollows =
          end < 0
              && arg.startsWith("--")
              && i + 1 < args.size()
              && !args.get(i + 1).startsWith("--");
      String value = end >= 0 ? arg.substring(end + 1) : valueFollows ? args.get(++i) : null;
      if (flag == null) {
        problems.add(
            "Unknown flag: \"%s\". Expected one of: %s."
                .formatted(
                    name, known.stream().map(LoadFlag::flag).collect(Collectors.joining(", "))));
      } else if (value == null) {
        problems.add("Missing value of %1$s. Expected %1$s=VALUE.".formatted(name));
      } else if (given.putIfAbsent(flag, value) != null) {
        problems.add("%s is given twice. Expected it once.".formatted(name));
      }
    }
  }

  /** All problems so far, in the order they were found. */
  public List<String> problems() {
    return problems;
  }

  /** Adds one. */
  public void problem(String text) {
    problems.add(text);
  }

  /** Whether it is given. */
  public boolean has(LoadFlag flag) {
    return given.containsKey(flag);
  }

  /** Null if it is missing or blank. */
  public @Nullable String text(LoadFlag flag) {
    return value(flag, "something", text -> text.isBlank() ? null : text.strip());
  }

  /** Null if it is missing or wrong. */
  public @Nullable Path path(LoadFlag flag) {
    return value(
        flag,
        "a path",
        text -> {
          try {
            return text.isBlank() ? null : Path.of(text);
          } catch (InvalidPathException e) {
            return null;
          }
        });
  }

  /** {@code otherwise} if it is missing or wrong. */
  public long number(LoadFlag flag, long least, long most, long otherwise) {
    Long number =
        value(
            flag,
            "a number from %d to %d".formatted(least, most),
            text -> {
              try {
                long parsed = Long.parseLong(text);
                return parsed >= least && parsed <= most ? parsed : null;
              } catch (NumberFormatException e) {
                return null;
              }
            });
    return number == null ? otherwise : number;
  }

  /** {@code otherwise} if it is missing or wrong. */
  public Duration duration(LoadFlag flag, Duration otherwise) {
    Duration duration =
        value(flag, "a time such as 0.5, 90s, 10m, 1h or 500ms", FlagValues::duration);
    return duration == null ? otherwise : duration;
  }

  /** From 0 to 0.5; {@code otherwise} if it is missing or wrong. */
  public double share(LoadFlag flag, double otherwise) {
    Double share =
        value(
            flag,
            "a share from 0% to 50% such as 1% or 0.01",
            text -> {
              Matcher matcher = SHARE.matcher(text);
              if (!matcher.matches()) {
                return null;
              }
              double parsed = Double.parseDouble(matcher.group(1));
              double value = matcher.group(2) == null ? parsed : parsed / PER_CENT;
              return value <= 1 / 2.0 ? value : null;
            });
    return share == null ? otherwise : share;
  }

  /** The one that is written so; {@code otherwise} if it is missing or wrong. */
  public <T> T oneOf(LoadFlag flag, List<T> known, T otherwise) {
    T one =
        value(
            flag,
            "one of: " + known.stream().map(String::valueOf).collect(Collectors.joining(", ")),
            text ->
                known.stream().filter(name -> name.toString().equals(text)).findAny().orElse(null));
    return one == null ? otherwise : one;
  }

  private <T> @Nullable T value(
      LoadFlag flag, String expected, Function<String, @Nullable T> parse) {
    String text = given.get(flag);
    if (text == null) {
      return null;
    }
    T value = parse.apply(text);
    if (value == null) {
      problems.add("Invalid %s: \"%s\". Expected %s.".formatted(flag.flag(), text, expected));
    }
    return value;
  }

  private static @Nullable Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String unit = matcher.group(2);
    double unitSeconds =
        switch (unit == null ? "s" : unit) {
          case "ms" -> 1e-3;
          case "m" -> 60;
          case "h" -> 3_600;
          default -> 1;
        };
    double seconds = Double.parseDouble(matcher.group(1)) * unitSeconds;
    return seconds <= LONGEST_SECONDS
        ? Duration.ofNanos(Math.round(seconds * NANOS_PER_SECOND))
        : null;
  }
}
