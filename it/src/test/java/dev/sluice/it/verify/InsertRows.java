package dev.sluice.it.verify;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import dev.sluice.it.load.DemoColumn;
import dev.sluice.it.load.DemoTable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts generated rows into PostgreSQL by plain INSERTs: what a perfect copy would have made. */
final class InsertRows {

  private static final int BATCH = 200;

  private InsertRows() {}

  static void insert(Connection connection, DemoTable table, long rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(table.postgresDdl("public"));
    }
    String marks =
        table.columns().stream()
            .map(column -> "CAST(? AS " + column.postgresType() + ")")
            .collect(Collectors.joining(", "));
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO %s VALUES (%s)".formatted(table.name(), marks))) {
      for (long index = 0; index < rows; index++) {
        bind(insert, table.columns(), table.row(index));
        if (index % BATCH == BATCH - 1) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static void bind(
      PreparedStatement insert, List<DemoColumn> columns, @Nullable Object[] row)
      throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      insert.setObject(i + 1, jdbc(row[i]));
    }
    insert.addBatch();
  }

  private static @Nullable Object jdbc(@Nullable Object value) {
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return bytes;
    }
    if (value instanceof BigInteger integer) {
      return new BigDecimal(integer);
    }
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (value instanceof InetAddress address) {
      return address.getHostAddress();
    }
    if (value instanceof CqlDuration duration) {
      return "%d months %d days %d microseconds"
          .formatted(duration.getMonths(), duration.getDays(), duration.getNanoseconds() / 1_000);
    }
    return value;
  }
}
