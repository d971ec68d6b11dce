package dev.sluice.pipelines.options;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
          problem(
              command.command(),
              given,
              Arrays.stream(actions.getEnumConstants()).map(ActionWord::word).toList()));
    }
    return found;
  }

  /** Never repeats what may be a flag's value. */
  private static String problem(String command, String given, List<String> actions) {
    String expected = "Expected %s %s.".formatted(command, String.join("|", actions));
    if (given.isEmpty() || given.startsWith("-")) {
      return "Missing the word behind %s. %s".formatted(command, expected);
    }
    return "Cannot understand \"%s\".%s %s"
        .formatted(
            given,
            Similar.to(given, actions).map(" Did you mean %s?"::formatted).orElse(""),
            expected);
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
