package dev.sluice.pipelines.options;

import dev.sluice.row.SetupException;
import java.util.ArrayList;
import java.util.List;

/** Everything wrong with the settings, so that one attempt shows it all. */
final class Problems {
  private final List<String> problems = new ArrayList<>();

  void add(String problem) {
    problems.add(problem);
  }

  void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new SetupException(problems);
    }
  }
}
