package dev.sluice.types;

import dev.sluice.row.ConstantColumn;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns that are copied, in the order of the encoded rows.
 *
 * @param constants target columns behind them that are the same in every row
 * @param notes what the user should know beforehand, the losses too; may be empty
 * @param losses of all columns
 */
public record TablePlan(
    List<ColumnPlan> columns, List<ConstantColumn> constants, List<String> notes, List<Loss> losses)
    implements Serializable {

  public TablePlan {
    columns = List.copyOf(columns);
    constants = List.copyOf(constants);
    notes = List.copyOf(notes);
    losses = List.copyOf(losses);
  }

  public List<String> sourceNames() {
    return columns.stream().map(ColumnPlan::source).toList();
  }

  /** Of the columns, then of the constants. */
  public List<String> targetNames() {
    List<String> names = new ArrayList<>(columns.stream().map(ColumnPlan::target).toList());
    constants.forEach(constant -> names.add(constant.name()));
    return names;
  }
}
