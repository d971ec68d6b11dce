package dev.sluice.it.load;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A flag of {@code generate} or {@code soak}. */
public interface LoadFlag {

  /** As it is written: {@code --rate}. */
  String flag();

  /** What stands behind it, for the help. */
  String value();

  /** What it does, for the help. */
  String meaning();

  /** A line for each. */
  static String help(LoadFlag... flags) {
    return Arrays.stream(flags)
        .map(known -> "  %-24s %s%n".formatted(known.flag() + "=" + known.value(), known.meaning()))
        .collect(Collectors.joining());
  }
}
