package dev.sluice.it.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sensor readings: 118 columns of all scalar types, about 1 KB a row, a fifth of the values null;
 * {@value #ROWS_PER_DEVICE} rows in a partition. Times are whole microseconds.
 *
 * @param seed tables with different seeds have different rows
 */
public record ReadingsTable(long seed) implements DemoTable {

  /** Rows of one partition. */
  public static final int ROWS_PER_DEVICE = 50;

  private static final int COLUMNS = 118;
  private static final int KEY_COLUMNS = 2;
  private static final int NULL_ONCE_IN = 5;
  private static final Instant FIRST_READING = Instant.parse("2024-01-01T00:00:00Z");
  private static final int MILLIS_BETWEEN_READINGS = 60_000;
  private static final Measurement[] MEASUREMENTS = Measurement.values();
  private static final List<DemoColumn> ALL_COLUMNS = allColumns();

  @Override
  public String name() {
    return "readings";
  }

  @Override
  public List<DemoColumn> columns() {
    return ALL_COLUMNS;
  }

  @Override
  public @Nullable Object[] row(long index) {
    long device = index / ROWS_PER_DEVICE;
    long reading = index % ROWS_PER_DEVICE;
    RandomValues values = RandomValues.of(seed, index);
    @Nullable Object[] row = new @Nullable Object[COLUMNS];
    // Devices have a stream of their own, which no row has: rows are never negative.
    row[0] = RandomValues.of(seed, ~device).uuid();
    row[1] =
        FIRST_READING.plusMillis(
            reading * MILLIS_BETWEEN_READINGS + values.between(0, MILLIS_BETWEEN_READINGS - 1));
    for (int i = KEY_COLUMNS; i < COLUMNS; i++) {
      row[i] = values.once(NULL_ONCE_IN) ? null : measurement(i).draw(values);
    }
    return row;
  }

  private static Measurement measurement(int column) {
    return MEASUREMENTS[(column - KEY_COLUMNS) % MEASUREMENTS.length];
  }

  private static List<DemoColumn> allColumns() {
    List<DemoColumn> columns = new ArrayList<>();
    columns.add(new DemoColumn("device_id", "uuid", "uuid", DemoColumn.Role.PARTITION_KEY));
    columns.add(
        new DemoColumn("reading_time", "timestamp", "timestamptz", DemoColumn.Role.CLUSTERING_KEY));
    for (int i = KEY_COLUMNS; i < COLUMNS; i++) {
      columns.add(measurement(i).column((i - KEY_COLUMNS) / MEASUREMENTS.length + 1));
    }
    return List.copyOf(columns);
  }
}
