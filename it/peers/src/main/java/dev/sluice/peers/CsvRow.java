package dev.sluice.peers;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.HexFormat;
import org.apache.spark.sql.Row;

/** A row as a line of CSV; null is nothing between commas. */
final class CsvRow {
  private CsvRow() {}

  static void append(Row row, StringBuilder line) {
    for (int i = 0; i < row.length(); i++) {
      if (i > 0) {
        line.append(',');
      }
      if (!row.isNullAt(i)) {
        quote(text(row.get(i)), line);
      }
    }
    line.append('\n');
  }

  private static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return "\\x" + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof Timestamp time) {
      return time.toInstant().toString();
    }
    return value.toString();
  }

  private static void quote(String text, StringBuilder line) {
    line.append('"').append(text.replace("\"", "\"\"")).append('"');
  }
}
