package dev.sluice.csv;

import java.io.Serializable;
import java.util.List;

/** Says whether a file with these columns can be loaded. */
@FunctionalInterface
public interface ColumnCheck extends Serializable {

  /** What is wrong, each a full sentence; empty if nothing is. */
  List<String> problems(List<String> columns);
}
