package dev.sluice.it.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a round showed.
 *
 * @param injected how often the fault happened
 * @param endings of all processes, in the order of their start
 */
record RoundResult(
    Round round, int injected, List<Ending> endings, Audit audit, Duration duration) {

  /** Nothing was lost or doubled, and all that the command and its ledger said was true. */
  boolean good() {
    return problems().isEmpty();
  }

  List<String> problems() {
    List<String> problems = new ArrayList<>(audit.problems());
    if (endings.stream().noneMatch(Ending::done)) {
      problems.add(
          "not done after %d runs, the last one saying:%n%s"
              .formatted(endings.size(), endings.get(endings.size() - 1).output()));
    }
    endings.stream()
        .filter(ending -> !ending.allowed())
        .forEach(
            ending ->
                problems.add(
                    "exit code %d, expected 0 or 4, saying:%n%s"
                        .formatted(ending.exitCode(), ending.output())));
    return problems;
  }

  /** The exit codes of all processes. */
  String codes() {
    return endings.stream()
        .map(ending -> Integer.toString(ending.exitCode()))
        .collect(Collectors.joining(", "));
  }
}
