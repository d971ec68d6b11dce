package dev.sluice.it.load;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customer events: ten columns, and text that trips a careless COPY or CSV writer: quotes,
 * separators, line breaks, backslashes, a line that is only {@code \.}, empty strings beside nulls,
 * emoji. {@value #ROWS_PER_CUSTOMER} rows in a partition. No text has a zero byte.
 *
 * @param seed tables with different seeds have different rows
 */
public record EventsTable(long seed) implements DemoTable {

  /** Rows of one partition. */
  public static final int ROWS_PER_CUSTOMER = 20;

  // The 100 ns ticks of a version 1 UUID count from 1582-10-15.
  private static final long TICKS_1582_TO_1970 = 0x01B21DD213814000L;
  private static final int TICKS_PER_MILLI = 10_000;
  private static final long FIRST_EVENT =
      TICKS_1582_TO_1970 + Instant.parse("2024-01-01T00:00:00Z").toEpochMilli() * TICKS_PER_MILLI;

  private static final int NULL_ONCE_IN = 5;

  private static final List<DemoColumn> ALL_COLUMNS =
      List.of(
          new DemoColumn("customer_id", "text", "text", DemoColumn.Role.PARTITION_KEY),
          new DemoColumn("event_id", "timeuuid", "uuid", DemoColumn.Role.CLUSTERING_KEY),
          regular("occurred_at", "timestamp", "timestamptz"),
          regular("message", "text", "text"),
          regular("note", "text", "text"),
          regular("amount", "decimal", "numeric"),
          regular("verified", "boolean", "boolean"),
          regular("attempts", "int", "integer"),
          regular("client_address", "inet", "inet"),
          regular("payload", "blob", "bytea"));

  @Override
  public String name() {
    return "events";
  }

  @Override
  public List<DemoColumn> columns() {
    return ALL_COLUMNS;
  }

  @Override
  public @Nullable Object[] row(long index) {
    RandomValues values = RandomValues.of(seed, index);
    long customer = index / ROWS_PER_CUSTOMER;
    return new @Nullable Object[] {
      RandomValues.of(seed, ~customer).oneOf(TrickyText.NAMES) + "-" + customer,
      values.timeuuid(FIRST_EVENT + index),
      nullable(values, values.timestamp()),
      nullable(values, message(values, index)),
      nullable(values, values.bool() ? "" : values.oneOf(TrickyText.PHRASES)),
      nullable(values, values.decimal()),
      nullable(values, values.bool()),
      nullable(values, values.integer()),
      nullable(values, values.inet()),
      nullable(values, values.blob(values.between(0, 64))),
    };
  }

  private static String message(RandomValues values, long index) {
    String phrase = values.oneOf(TrickyText.PHRASES);
    return switch (values.between(0, 3)) {
      case 0 -> phrase;
      case 1 -> phrase + values.oneOf(TrickyText.PHRASES);
      case 2 -> "#" + index + ": " + phrase;
      default -> phrase + "\n" + values.oneOf(TrickyText.PHRASES) + "\n" + values.ascii(40);
    };
  }

  private static @Nullable Object nullable(RandomValues values, Object value) {
    return values.once(NULL_ONCE_IN) ? null : value;
  }

  private static DemoColumn regular(String name, String cqlType, String postgresType) {
    return new DemoColumn(name, cqlType, postgresType, DemoColumn.Role.REGULAR);
  }
}
