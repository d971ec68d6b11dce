package dev.sluice.it.metrics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names in a PromQL expression: enough of the language for those of docs/metrics.
 *
 * @param metrics the labels that selectors ask for, by the metric's name
 * @param labels that the results are grouped or matched by
 * @param functions functions and aggregations
 */
record Query(
    String text, Map<String, Set<String>> metrics, Set<String> labels, Set<String> functions) {
  private static final String WORD = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final Pattern STRING = Pattern.compile("\"[^\"]*\"|'[^']*'");
  private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
  private static final Pattern LABELS =
      Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
  private static final Pattern SELECTOR =
      Pattern.compile("(?<![\\w:$])(%s)\\s*(\\{[^}]*}|\\()?".formatted(WORD));
  private static final Pattern MATCHER = Pattern.compile("(%s)\\s*(=~|!~|!=|=)".formatted(WORD));
  private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");

  static Query of(String text) {
    String rest = RANGE.matcher(STRING.matcher(text).replaceAll("\"\"")).replaceAll("");
    Set<String> labels = new HashSet<>();
    Matcher grouping = LABELS.matcher(rest);
    while (grouping.find()) {
      labels.addAll(List.of(grouping.group(2).strip().split("\\s*,\\s*")));
    }
    Map<String, Set<String>> metrics = new HashMap<>();
    Set<String> functions = new HashSet<>();
    Matcher selector = SELECTOR.matcher(LABELS.matcher(rest).replaceAll(" "));
    while (selector.find()) {
      String name = selector.group(1);
      String behind = selector.group(2);
      if ("(".equals(behind)) {
        functions.add(name);
      } else if (!OPERATORS.contains(name)) {
        metrics.computeIfAbsent(name, key -> new HashSet<>()).addAll(matchers(behind));
      }
    }
    return new Query(text, metrics, labels, functions);
  }

  private static Set<String> matchers(String braces) {
    return braces == null
        ? Set.of()
        : MATCHER
            .matcher(braces)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
  }
}
