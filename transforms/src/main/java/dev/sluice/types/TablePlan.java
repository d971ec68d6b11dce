package dev.sluice.types;

import java.io.Serializable;
import java.util.List;

/**
 * The columns that are copied, in the order of the encoded rows.
 *
 * @param notes what the user should know beforehand, such as a loss of precision; may be empty
 */
public record TablePlan(List<ColumnPlan> columns, List<String> notes) implements Serializable {

  public TablePlan {
    columns = List.copyOf(columns);
    notes = List.copyOf(notes);
  }

  public List<String> sourceNames() {
    return columns.stream().map(ColumnPlan::source).toList();
  }

  public List<String> targetNames() {
    return columns.stream().map(ColumnPlan::target).toList();
  }
}
