package dev.sluice.it.verify;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a PostgreSQL table with plain JDBC. */
public final class TargetContent {

  private static final int FETCH_ROWS = 1_000;

  private TargetContent() {}

  /**
   * The checksum of the named columns of a table; reads all of it.
   *
   * @param connection left in the mode it had; an open transaction is not ended
   */
  public static ContentChecksum of(
      Connection connection, String schema, String table, List<String> columns)
      throws SQLException {
    return ContentChecksum.of(rows(connection, schema, table, columns));
  }

  static CanonicalRows rows(
      Connection connection, String schema, String table, List<String> columns) {
    String query =
        "SELECT %s FROM %s.%s"
            .formatted(
                columns.stream().map(TargetContent::quoted).collect(Collectors.joining(", ")),
                quoted(schema),
                quoted(table));
    return visitor -> {
      boolean autoCommit = connection.getAutoCommit();
      // Without a transaction the driver reads the whole table into memory.
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(FETCH_ROWS);
        try (ResultSet result = statement.executeQuery(query)) {
          visit(result, columns.size(), visitor);
        }
      } finally {
        connection.setAutoCommit(autoCommit);
      }
    };
  }

  private static void visit(ResultSet result, int columns, CanonicalRows.Visitor visitor)
      throws SQLException {
    List<@Nullable Class<?>> classes = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      classes.add(
          timeClass(
              result.getMetaData().getColumnType(i + 1),
              result.getMetaData().getColumnTypeName(i + 1)));
    }
    @Nullable String[] cells = new @Nullable String[columns];
    while (result.next()) {
      for (int i = 0; i < columns; i++) {
        cells[i] = CanonicalText.of(value(result, i + 1, classes.get(i)));
      }
      visitor.row(cells);
    }
  }

  private static @Nullable Object value(ResultSet result, int column, @Nullable Class<?> type)
      throws SQLException {
    Object value = type == null ? result.getObject(column) : result.getObject(column, type);
    return value instanceof Array array ? elements(array) : value;
  }

  /** One by one, because JDBC's own arrays of times have milliseconds only. */
  private static List<@Nullable Object> elements(Array array) throws SQLException {
    Class<?> type = timeClass(array.getBaseType(), array.getBaseTypeName());
    List<@Nullable Object> elements = new ArrayList<>();
    try (ResultSet element = array.getResultSet()) {
      while (element.next()) {
        elements.add(value(element, 2, type));
      }
    }
    return elements;
  }

  /** The java.time class to ask for, as JDBC's own default is a class of java.sql. */
  private static @Nullable Class<?> timeClass(int sqlType, String typeName) {
    return switch (sqlType) {
      case Types.DATE -> LocalDate.class;
      case Types.TIME -> LocalTime.class;
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
          typeName.equals("timestamptz") ? OffsetDateTime.class : LocalDateTime.class;
      default -> null;
    };
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
