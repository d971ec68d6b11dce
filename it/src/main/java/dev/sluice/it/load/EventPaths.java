package dev.sluice.it.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where in an event's JSON the columns of {@link StreamEventsTable} are: all at the top where it is
 * basic; a product with members where it is medium; objects in objects and an array where it is
 * complex.
 */
public record EventPaths(Complexity complexity) {
  private static final Map<String, String> MEDIUM =
      Map.of(
          "product_id", "product.id",
          "product_name", "product.name",
          "discount_rate", "product.discount_rate");

  private static final Map<String, String> COMPLEX =
      Map.of(
          "attributes", "product.attributes",
          "session_id", "visit.session_id",
          "device", "visit.device",
          "referrer", "visit.origin.referrer",
          "dwell_millis", "visit.dwell_millis",
          "review", "reviews.0.text",
          "score", "reviews.0.score",
          "delivery_date", "delivery.date");

  /**
   * For each column the names from the top down; an element of an array is named by its index. In
   * the order of the JSON, where what has one parent stands together.
   */
  public Map<String, List<String>> byColumn() {
    Map<String, List<String>> parents = new LinkedHashMap<>();
    for (String column : new StreamEventsTable(0, complexity).columnNames()) {
      parents.computeIfAbsent(path(column).get(0), top -> new ArrayList<>()).add(column);
    }
    Map<String, List<String>> paths = new LinkedHashMap<>();
    parents.values().stream()
        .flatMap(List::stream)
        .forEach(column -> paths.put(column, path(column)));
    return paths;
  }

  /** The columns that are not at the top under their own names, as {@code --columns} takes them. */
  public String flag() {
    return byColumn().entrySet().stream()
        .filter(column -> column.getValue().size() > 1)
        .map(column -> String.join(".", column.getValue()) + "=" + column.getKey())
        .collect(Collectors.joining(",", "--columns=", ""));
  }

  private List<String> path(String column) {
    String path = complexity.atLeast(Complexity.MEDIUM) ? MEDIUM.get(column) : null;
    if (path == null && complexity.atLeast(Complexity.COMPLEX)) {
      path = COMPLEX.get(column);
    }
    return List.of((path == null ? column : path).split("\\."));
  }
}
