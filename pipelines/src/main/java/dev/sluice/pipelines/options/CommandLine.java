package dev.sluice.pipelines.options;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes {@code --name=value} arguments apart. Never repeats a value: it may be a password. */
final class CommandLine {
  private CommandLine() {}

  static Map<String, Given> parse(String[] arguments, Flags known, Problems problems) {
    Map<String, Given> flags = new TreeMap<>();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (!argument.startsWith("--") || argument.length() == 2) {
        problems.add(
            "Cannot understand argument %d%s. Write --name=value, with an equals sign."
                .formatted(i + 1, i == 0 ? "" : ", behind " + name(arguments[i - 1])));
        continue;
      }
      String name = name(argument).substring(2);
      Optional<String> problem = problem(name, argument, known);
      if (problem.isPresent()) {
        problems.add(problem.get());
      } else if (flags.containsKey(name)) {
        problems.add("--%s is given twice. Write it once; lists take commas.".formatted(name));
      } else {
        flags.put(name, new Given(value(argument), "--" + name, Given.Origin.FLAG));
      }
    }
    return flags;
  }

  private static Optional<String> problem(String name, String argument, Flags known) {
    Optional<String> refusal = Names.refusal(name);
    if (refusal.isPresent()) {
      return Optional.of("Cannot use --%s. %s".formatted(name, refusal.get()));
    }
    if (name.startsWith("spark.")) {
      return Optional.of(
          "Unknown flag --%s. Spark settings go into the config or profile file, or as -D%s=… to the JVM, or as --conf to spark-submit."
              .formatted(name, name));
    }
    if (!Names.isFlag(name)) {
      return Optional.of("Unknown flag --%s.%s".formatted(name, suggestion(name, known)));
    }
    if (known.find(name).isEmpty() && !known.mayHave(name)) {
      return Optional.of(
          "Cannot use --%s with %s. Run the command help %s for its flags."
              .formatted(name, known.command(), known.command()));
    }
    boolean mayBeBare = known.find(name).map(Flag::isBoolean).orElse(true);
    return mayBeBare || argument.contains("=")
        ? Optional.empty()
        : Optional.of(
            "Missing value of --%s. Expected --%s=%s."
                .formatted(name, name, known.find(name).map(Flag::form).orElse("VALUE")));
  }

  private static String suggestion(String name, Flags known) {
    return SeedKeys.alias(name)
        .map(SeedKeys.Alias::flag)
        .or(() -> Names.nearest(name, List.of()))
        .map(near -> " Did you mean --%s?".formatted(near))
        .orElse(" Run the command help %s for a list.".formatted(known.command()));
  }

  private static String name(String argument) {
    int equals = argument.indexOf('=');
    if (equals >= 0) {
      return argument.substring(0, equals);
    }
    return argument.startsWith("--") ? argument : "another one";
  }

  private static String value(String argument) {
    int equals = argument.indexOf('=');
    return equals < 0 ? "true" : argument.substring(equals + 1).strip();
  }
}
