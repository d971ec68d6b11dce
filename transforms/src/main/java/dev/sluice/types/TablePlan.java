package dev.sluice.types;

import java.io.Serializable;
import java.util.List;

/**
 * The columns that are copied, in the order of the encoded rows.
 *
 * @param notes what the user should know beforehand, the losses too; may be empty
 * @param losses of all columns
 */
public record TablePlan(List<ColumnPlan> columns, List<String> notes, List<Loss> losses)
    implements Serializable {

  public TablePlan {
    columns = List.copyOf(columns);
    notes = List.copyOf(notes);
    losses = List.copyOf(losses);
  }

  public List<String> sourceNames() {
    return columns.stream().map(ColumnPlan::source).toList();
  }

  public List<String> targetNames() {
    return columns.stream().map(ColumnPlan::target).toList();
  }
}
