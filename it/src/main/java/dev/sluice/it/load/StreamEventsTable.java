package dev.sluice.it.load;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events of a shop, as a stream of CSV files brings them: 4 types, 50 products, 500 users.
 * Quantity and price are 0 unless something is bought; times are whole seconds in UTC, {@value
 * #EVENTS_PER_SECOND} events in each.
 *
 * @param seed tables with different seeds have different rows
 * @param complexity decides the columns; those of a lower one come first
 */
public record StreamEventsTable(long seed, Complexity complexity) implements DemoTable {

  /** Events with the same time. */
  public static final int EVENTS_PER_SECOND = 100;

  static final int QUANTITY = 5;
  static final int EVENT_TIMESTAMP = 4;

  private static final int USERS = 500;
  private static final int PRODUCTS = 50;
  private static final Instant FIRST_EVENT = Instant.parse("2026-01-01T00:00:00Z");
  private static final LocalDate FIRST_DELIVERY = LocalDate.parse("2026-01-03");

  private static final List<DemoColumn> BASIC =
      List.of(
          new DemoColumn("event_id", "uuid", "uuid", DemoColumn.Role.PARTITION_KEY),
          regular("event_type", "text", "varchar(50)"),
          regular("product_id", "text", "varchar(100)"),
          regular("user_id", "text", "varchar(100)"),
          regular("event_timestamp", "timestamp", "timestamp"),
          regular("quantity", "int", "integer"),
          regular("price", "decimal", "numeric(10,2)"));

  private static final List<DemoColumn> MEDIUM =
      and(
          BASIC,
          regular("session_id", "text", "varchar(40)"),
          regular("product_name", "text", "text"),
          regular("discount_rate", "decimal", "numeric(6,4)"),
          regular("coupon_code", "text", "varchar(40)"));

  private static final List<DemoColumn> COMPLEX =
      and(
          MEDIUM,
          regular("attributes", "text", "jsonb"),
          regular("review", "text", "text"),
          regular("device", "text", "varchar(20)"),
          regular("referrer", "text", "text"),
          regular("is_member", "boolean", "boolean"),
          regular("dwell_millis", "bigint", "bigint"),
          regular("score", "double", "double precision"),
          regular("delivery_date", "date", "date"));

  private static final List<String> NULLABLE =
      List.of("quantity", "price", "coupon_code", "review", "referrer", "delivery_date");

  @Override
  public String name() {
    return "events";
  }

  @Override
  public List<DemoColumn> columns() {
    return switch (complexity) {
      case BASIC -> BASIC;
      case MEDIUM -> MEDIUM;
      case COMPLEX -> COMPLEX;
    };
  }

  /**
   * The statement that creates the table in PostgreSQL, without its indexes. It has one column more
   * than the files: {@code created_at}, which the server fills.
   */
  @Override
  public String postgresDdl(String schema) {
    String columns =
        columns().stream()
            .map(
                column ->
                    column.name()
                        + " "
                        + column.postgresType()
                        + (NULLABLE.contains(column.name()) ? "" : " NOT NULL"))
            .collect(Collectors.joining(",\n  "));
    return "CREATE TABLE %s.%s (\n  %s,\n  created_at timestamptz DEFAULT CURRENT_TIMESTAMP,\n  PRIMARY KEY (event_id))"
        .formatted(schema, name(), columns);
  }

  /** The statements that create the four indexes beside the primary key. */
  public List<String> indexDdl(String schema) {
    return Stream.of("event_type", "user_id", "product_id", "event_timestamp")
        .map(
            column ->
                "CREATE INDEX idx_events_%s ON %s.%s (%s)"
                    .formatted(column.replaceFirst("^event_time", "time"), schema, name(), column))
        .toList();
  }

  @Override
  public @Nullable Object[] row(long index) {
    RandomValues values = RandomValues.of(seed, index);
    @Nullable Object[] row = new @Nullable Object[columns().size()];
    row[0] = id(index, values);
    String type = values.oneOf(Catalogue.EVENT_TYPES);
    boolean purchase = type.equals("purchase");
    int product = values.between(1, PRODUCTS);
    row[1] = type;
    row[2] = "product_" + product;
    row[3] = userId(values.between(1, USERS));
    row[EVENT_TIMESTAMP] = FIRST_EVENT.plusSeconds(Math.floorDiv(index, EVENTS_PER_SECOND));
    row[QUANTITY] = purchase ? values.between(1, 10) : 0;
    row[6] = BigDecimal.valueOf(purchase ? values.between(500, 99_900) : 0, 2);
    if (complexity.atLeast(Complexity.MEDIUM)) {
      medium(row, values, product);
    }
    if (complexity.atLeast(Complexity.COMPLEX)) {
      complex(row, values, product);
    }
    return row;
  }

  /** The index of the row that has this id, or -1 if none has. */
  public long indexOf(UUID eventId) {
    long index = new EventIds(seed).index(eventId);
    return eventId.equals(id(index, RandomValues.of(seed, index))) ? index : -1;
  }

  /** Of the row's first draw. */
  private UUID id(long index, RandomValues values) {
    return new EventIds(seed).id(index, values.bigint());
  }

  private static void medium(@Nullable Object[] row, RandomValues values, int product) {
    int at = BASIC.size();
    row[at++] = "s-" + Integer.toHexString(values.integer());
    row[at++] = Catalogue.productName(product);
    row[at++] = BigDecimal.valueOf(values.between(0, 9_999), 4);
    row[at] = values.once(3) ? Catalogue.coupon(values) : null;
  }

  private static void complex(@Nullable Object[] row, RandomValues values, int product) {
    int at = MEDIUM.size();
    row[at++] = Catalogue.attributes(values, product);
    row[at++] = values.once(3) ? null : Catalogue.review(values);
    row[at++] = values.oneOf(Catalogue.DEVICES);
    row[at++] = values.once(2) ? null : values.oneOf(Catalogue.REFERRERS);
    row[at++] = values.bool();
    row[at++] = values.bigint() >>> 24;
    row[at++] = values.between(-1_000_000, 1_000_000) / 1e3;
    row[at] = values.once(4) ? null : FIRST_DELIVERY.plusDays(values.between(0, 365));
  }

  private static String userId(int user) {
    return "user_" + (user < 10 ? "00" : user < 100 ? "0" : "") + user;
  }

  private static DemoColumn regular(String name, String cqlType, String postgresType) {
    return new DemoColumn(name, cqlType, postgresType, DemoColumn.Role.REGULAR);
  }

  private static List<DemoColumn> and(List<DemoColumn> columns, DemoColumn... more) {
    return Stream.concat(columns.stream(), Stream.of(more)).toList();
  }
}
