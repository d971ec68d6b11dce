package dev.sluice.it.load;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A flag of {@code generate} or {@code soak}: a constant of an enum. */
public interface LoadFlag {

  /**
   * What the help says.
   *
   * @param value stands behind the flag
   */
  record Help(String value, String meaning) {}

  /** The constant's name. */
  String name();

  Help help();

  /** As it is written: {@code --clientProperties} of {@code CLIENT_PROPERTIES}. */
  default String flag() {
    return "--"
        + Pattern.compile("_(.)")
            .matcher(name().toLowerCase(Locale.ROOT))
            .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  /** A line for each. */
  static String help(LoadFlag... flags) {
    return Arrays.stream(flags)
        .map(
            known ->
                "  %-24s %s%n"
                    .formatted(known.flag() + "=" + known.help().value(), known.help().meaning()))
        .collect(Collectors.joining());
  }
}
