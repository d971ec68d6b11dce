package dev.sluice.it.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Documents: a number and about 8 KiB of text, of which no two rows have the same; a row in a
 * partition.
 *
 * @param seed tables with different seeds have different rows
 */
public record TextsTable(long seed) implements DemoTable {

  private static final int LEAST_LENGTH = 8 << 10;
  private static final int LONGEST_WORDS = 200;
  private static final int PHRASE_ONCE_IN = 4;

  private static final List<DemoColumn> ALL_COLUMNS =
      List.of(
          new DemoColumn("id", "bigint", "bigint", DemoColumn.Role.PARTITION_KEY),
          new DemoColumn("body", "text", "text", DemoColumn.Role.REGULAR));

  @Override
  public String name() {
    return "texts";
  }

  @Override
  public List<DemoColumn> columns() {
    return ALL_COLUMNS;
  }

  @Override
  public @Nullable Object[] row(long index) {
    RandomValues values = RandomValues.of(seed, index);
    StringBuilder body = new StringBuilder(2 * LEAST_LENGTH);
    while (body.length() < LEAST_LENGTH) {
      body.append(values.ascii(values.between(1, LONGEST_WORDS))).append('\n');
      if (values.once(PHRASE_ONCE_IN)) {
        body.append(values.oneOf(TrickyText.PHRASES)).append(' ');
      }
    }
    return new @Nullable Object[] {index, body.toString()};
  }
}
