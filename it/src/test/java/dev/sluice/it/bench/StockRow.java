package dev.sluice.it.bench;

import com.datastax.driver.core.Duration;
import com.datastax.driver.core.LocalDate;
import com.datastax.driver.core.Row;
import com.datastax.driver.core.utils.Bytes;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;

/**
 * A row of any table as a user of the stock transforms would carry it from one to the other, by
 * position: cheaper than by name, and than CassandraIO's default by annotations.
 *
 * @param values as JDBC takes them; null is null
 */
record StockRow(Serializable[] values) implements Serializable {

  static StockRow of(Row row, int columns) {
    Serializable[] values = new Serializable[columns];
    for (int i = 0; i < columns; i++) {
      values[i] = value(row.getObject(i));
    }
    return new StockRow(values);
  }

  void bind(PreparedStatement insert, List<StockType> types) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      types.get(i).bind(insert, i + 1, values[i]);
    }
  }

  private static Serializable value(Object value) {
    if (value instanceof Date time) {
      return Timestamp.from(time.toInstant());
    }
    if (value instanceof ByteBuffer buffer) {
      return Bytes.getArray(buffer);
    }
    if (value instanceof InetAddress address) {
      return address.getHostAddress();
    }
    if (value instanceof BigInteger number) {
      return new BigDecimal(number);
    }
    if (value instanceof LocalDate date) {
      return java.time.LocalDate.ofEpochDay(date.getDaysSinceEpoch());
    }
    if (value instanceof Duration duration) {
      return "P%dM%dDT%sS"
          .formatted(
              duration.getMonths(),
              duration.getDays(),
              BigDecimal.valueOf(duration.getNanoseconds(), 9).toPlainString());
    }
    return (Serializable) value;
  }

  /** CassandraIO's driver has a long for a time of the day. */
  static String time(long nanosOfDay) {
    return LocalTime.ofNanoOfDay(nanosOfDay).toString();
  }
}
