package dev.sluice.it.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customer events of which one customer has a hundred times as many as any other.
 *
 * @param even all of its rows, their partition apart
 */
public record SkewedTable(EventsTable even) implements DemoTable {
  private static final long ROWS_OF_ONE = 100L * EventsTable.ROWS_PER_CUSTOMER;

  @Override
  public String name() {
    return "skewed_events";
  }

  @Override
  public List<DemoColumn> columns() {
    return even.columns();
  }

  @Override
  public @Nullable Object[] row(long index) {
    @Nullable Object[] row = even.row(index);
    if (index < ROWS_OF_ONE) {
      row[0] = "the-one-with-most";
    }
    return row;
  }
}
