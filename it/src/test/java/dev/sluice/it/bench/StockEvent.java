package dev.sluice.it.bench;

import com.datastax.driver.core.Row;
import com.datastax.driver.core.utils.Bytes;
import dev.sluice.it.load.EventsTable;
import java.io.Serializable;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code events} as a user of the stock transforms would write it down. */
record StockEvent(
    String customerId,
    UUID eventId,
    @Nullable Timestamp occurredAt,
    @Nullable String message,
    @Nullable String note,
    @Nullable BigDecimal amount,
    @Nullable Boolean verified,
    @Nullable Integer attempts,
    @Nullable InetAddress clientAddress,
    byte @Nullable [] payload)
    implements Serializable {

  /** The columns' names, in the order of the components. */
  static final List<String> COLUMNS = new EventsTable(1).columnNames();

  /** Reads by position: cheaper than by name, and than CassandraIO's default by annotations. */
  static StockEvent of(Row row) {
    Date occurredAt = row.getTimestamp(2);
    ByteBuffer payload = row.getBytes(9);
    return new StockEvent(
        row.getString(0),
        row.getUUID(1),
        occurredAt == null ? null : Timestamp.from(occurredAt.toInstant()),
        row.getString(3),
        row.getString(4),
        row.getDecimal(5),
        row.isNull(6) ? null : row.getBool(6),
        row.isNull(7) ? null : row.getInt(7),
        row.getInet(8),
        payload == null ? null : Bytes.getArray(payload));
  }

  void bind(PreparedStatement insert) throws SQLException {
    insert.setString(1, customerId);
    insert.setObject(2, eventId);
    insert.setTimestamp(3, occurredAt);
    insert.setString(4, message);
    insert.setString(5, note);
    insert.setBigDecimal(6, amount);
    insert.setObject(7, verified, Types.BOOLEAN);
    insert.setObject(8, attempts, Types.INTEGER);
    // The server knows the column's type; the driver has none for addresses.
    insert.setObject(9, clientAddress == null ? null : clientAddress.getHostAddress(), Types.OTHER);
    insert.setBytes(10, payload);
  }
}
