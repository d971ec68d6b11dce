package dev.sluice.pipelines.options;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The word behind a command that does several things. */
final class ActionWord {
  private ActionWord() {}

  /** The action; empty if there is none of that word, which is then a problem. */
  static <E extends Enum<E>> Optional<E> find(
      Flags command, Class<E> actions, String[] arguments, Problems problems) {
    String given = arguments.length == 0 ? "" : arguments[0];
    Optional<E> found =
        Arrays.stream(actions.getEnumConstants())
            .filter(action -> word(action).equals(given))
            .findFirst();
    if (found.isEmpty()) {
      problems.add(
          "Cannot understand \"%s\". Expected %s %s."
              .formatted(
                  given,
                  command.command(),
                  Arrays.stream(actions.getEnumConstants())
                      .map(ActionWord::word)
                      .collect(Collectors.joining("|"))));
    }
    return found;
  }

  /** What follows it; all, if it is missing. */
  static String[] behind(String[] arguments) {
    return arguments.length == 0 || arguments[0].startsWith("--")
        ? arguments
        : Arrays.copyOfRange(arguments, 1, arguments.length);
  }

  private static String word(Enum<?> action) {
    return action.name().toLowerCase(Locale.ROOT);
  }
}
