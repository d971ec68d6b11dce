package dev.sluice.kafka;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The columns that come from one place in a document or from below it. */
final class PathTree {
  private final Map<String, PathTree> children = new HashMap<>();
  private int[] columns = {};
  private int[] columnsFromHere = {};

  /** The children that may be elements of an array, by their indexes in ascending order. */
  private int[] indexes = {};

  private PathTree[] elements = {};

  /** The document that had something here last. */
  private long document;

  /**
   * @param paths for each column its path; null if it comes from elsewhere
   */
  static PathTree of(List<? extends @Nullable List<String>> paths) {
    PathTree root = new PathTree();
    for (int column = 0; column < paths.size(); column++) {
      List<String> path = paths.get(column);
      if (path != null) {
        root.add(path, column);
      }
    }
    root.index();
    return root;
  }

  /** Columns whose cell is what is here. */
  int[] columns() {
    return columns;
  }

  /** Those and all columns from below. */
  int[] columnsFromHere() {
    return columnsFromHere;
  }

  boolean hasChildren() {
    return !children.isEmpty();
  }

  @Nullable PathTree child(String name) {
    return children.get(name);
  }

  @Nullable PathTree element(int index) {
    int at = Arrays.binarySearch(indexes, index);
    return at < 0 ? null : elements[at];
  }

  /** Whether the document with this number had something here already. */
  boolean repeats(long number) {
    boolean again = document == number;
    document = number;
    return again;
  }

  private void add(List<String> path, int column) {
    PathTree node = this;
    node.columnsFromHere = with(node.columnsFromHere, column);
    for (String step : path) {
      node = node.children.computeIfAbsent(step, name -> new PathTree());
      node.columnsFromHere = with(node.columnsFromHere, column);
    }
    node.columns = with(node.columns, column);
  }

  private void index() {
    TreeMap<Integer, PathTree> byIndex = new TreeMap<>();
    children.forEach(
        (name, child) -> {
          child.index();
          if (name.matches("0|[1-9][0-9]{0,8}")) {
            byIndex.put(Integer.valueOf(name), child);
          }
        });
    indexes = byIndex.keySet().stream().mapToInt(Integer::intValue).toArray();
    elements = byIndex.values().toArray(new PathTree[0]);
  }

  private static int[] with(int[] columns, int column) {
    int[] more = Arrays.copyOf(columns, columns.length + 1);
    more[columns.length] = column;
    return more;
  }
}
