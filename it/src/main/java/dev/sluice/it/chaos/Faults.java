package dev.sluice.it.chaos;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/** All faults, by the names that {@code --faults} takes. */
final class Faults {
  private static final Map<String, Function<Random, Fault>> ALL =
      new TreeMap<>(
          Map.of(
              "CutConnection", CutConnection::somewhere,
              "KillBackend", random -> new KillBackend(),
              "KillDriver", random -> new KillDriver(),
              "KillExecutor", random -> new KillExecutor(),
              "KillNode", random -> new KillNode(),
              "SecondRun", random -> new SecondRun(),
              "Speculation", random -> new Speculation(),
              "StopPostgres", random -> new StopPostgres(),
              "TerminateBackend", random -> new TerminateBackend()));

  private Faults() {}

  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** A new one, for one round. */
  static Fault create(String name, Random random) {
    Function<Random, Fault> maker = ALL.get(name);
    if (maker == null) {
      throw new IllegalArgumentException(
          "Unknown fault: \"%s\". Expected one of: %s."
              .formatted(name, String.join(", ", names())));
    }
    return maker.apply(random);
  }

  /** Whether a fault can happen in one of these modes. */
  static boolean possible(String name, List<Mode> modes) {
    return modes.stream().anyMatch(create(name, new Random())::possibleIn);
  }
}
