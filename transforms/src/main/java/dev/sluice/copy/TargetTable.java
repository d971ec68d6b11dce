package dev.sluice.copy;

import dev.sluice.row.Column;
import dev.sluice.row.Column.Fill;
import dev.sluice.row.TableName;
import dev.sluice.row.TableShape;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a target table through the server's catalogue. */
public final class TargetTable {
  private static final String COLUMNS =
      """
      SELECT a.attname, coalesce(base.typname, t.typname), a.attnotnull,
             a.atthasdef OR a.attidentity = 'd', a.attgenerated <> '' OR a.attidentity = 'a',
             CASE WHEN base.oid IS NULL THEN a.atttypmod ELSE t.typtypmod END
      FROM pg_attribute a
      JOIN pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_type base ON t.typtype = 'd' AND base.oid = t.typbasetype
      WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attnum
      """;
  private static final String KEY =
      """
      SELECT a.attname
      FROM pg_index i
      CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(attnum, place)
      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
      WHERE i.indrelid = ?::regclass AND i.indisprimary
      ORDER BY k.place
      """;

  private TargetTable() {}

  /** The table's columns and primary key, empty if there is no such table. */
  public static Optional<TableShape> read(Connection connection, TableName name)
      throws SQLException {
    if (!exists(connection, name)) {
      return Optional.empty();
    }
    List<Column> columns = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(COLUMNS)) {
      select.setString(1, name.quoted());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Fill fill = fill(row.getBoolean(3), row.getBoolean(4), row.getBoolean(5));
          columns.add(new Column(row.getString(1), row.getString(2), fill, row.getInt(6)));
        }
      }
    }
    return Optional.of(new TableShape(name, columns, List.of(), key(connection, name)));
  }

  /** Whether the table holds any row. */
  public static boolean hasRows(Connection connection, TableName name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT EXISTS (SELECT 1 FROM " + name.quoted() + ")")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static boolean exists(Connection connection, TableName name) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT to_regclass(?)")) {
      select.setString(1, name.quoted());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getString(1) != null;
      }
    }
  }

  private static List<String> key(Connection connection, TableName name) throws SQLException {
    List<String> key = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(KEY)) {
      select.setString(1, name.quoted());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          key.add(row.getString(1));
        }
      }
    }
    return key;
  }

  private static Fill fill(boolean notNull, boolean hasDefault, boolean generated) {
    if (generated) {
      return Fill.GENERATED;
    }
    return hasDefault ? Fill.DEFAULTED : notNull ? Fill.REQUIRED : Fill.NULLABLE;
  }
}
