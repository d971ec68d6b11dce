package dev.sluice.it.chaos;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Adds rounds up to a table with a line for each fault and mode. */
final class Summary {
  private static final String LINE = "| %-40s | %6s | %8s | %25s | %9s | %12s | %-12s |%n";

  private final List<RoundResult> results = new ArrayList<>();

  void add(RoundResult result) {
    results.add(result);
  }

  int injected() {
    return results.stream().mapToInt(RoundResult::injected).sum();
  }

  boolean good() {
    return results.stream().allMatch(RoundResult::good);
  }

  void print(PrintStream out) {
    out.printf(
        LINE,
        "fault, mode",
        "rounds",
        "injected",
        "runs min / median / max",
        "rows lost",
        "rows doubled",
        "verdict");
    out.println("| --- | ---: | ---: | ---: | ---: | ---: | --- |");
    Map<String, List<RoundResult>> groups = new TreeMap<>();
    results.forEach(
        result -> groups.computeIfAbsent(name(result), name -> new ArrayList<>()).add(result));
    groups.forEach((name, group) -> line(out, name, group));
    line(out, "all", results);
  }

  private static String name(RoundResult result) {
    return "%s, %s"
        .formatted(
            result.round().fault().label(), result.round().mode().name().toLowerCase(Locale.ROOT));
  }

  private static void line(PrintStream out, String name, List<RoundResult> group) {
    int[] runs = group.stream().mapToInt(result -> result.endings().size()).sorted().toArray();
    out.printf(
        LINE,
        name,
        group.size(),
        group.stream().mapToInt(RoundResult::injected).sum(),
        "%d / %d / %d".formatted(runs[0], runs[runs.length / 2], runs[runs.length - 1]),
        group.stream().mapToLong(result -> result.audit().lost()).sum(),
        group.stream().mapToLong(result -> result.audit().doubled()).sum(),
        verdict(group));
  }

  private static String verdict(List<RoundResult> group) {
    if (!group.stream().allMatch(RoundResult::good)) {
      return "WRONG";
    }
    return group.stream().anyMatch(result -> result.injected() > 0) ? "exactly once" : "not tested";
  }
}
