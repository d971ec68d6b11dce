package dev.sluice.copy;

import dev.sluice.row.ConstantColumn;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lets the server read values once that go into every row. */
public final class ConstantProbe {
  private static final String TYPE =
      """
      SELECT format_type(a.atttypid, -1), format_type(a.atttypid, a.atttypmod), a.atttypmod >= 0,
             t.typsend::text
      FROM pg_attribute a
      JOIN pg_type t ON t.oid = a.atttypid
      WHERE a.attrelid = ?::regclass AND a.attname = ? AND a.attnum > 0 AND NOT a.attisdropped
      """;

  private ConstantProbe() {}

  /**
   * The values as the columns' types have them; of columns that the table lacks there are none.
   *
   * @param values by column name
   * @throws SetupException naming every value that its column cannot hold as it is
   */
  public static List<ConstantColumn> read(
      Connection connection, TableName table, Map<String, String> values) throws SQLException {
    List<ConstantColumn> constants = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, String> constant : values.entrySet()) {
      try (PreparedStatement select = connection.prepareStatement(TYPE)) {
        select.setString(1, table.quoted());
        select.setString(2, constant.getKey());
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            constants.add(read(connection, constant.getKey(), constant.getValue(), row));
          }
        }
      } catch (SetupException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new SetupException(problems);
    }
    return constants;
  }

  private static ConstantColumn read(
      Connection connection, String name, String value, ResultSet type) throws SQLException {
    // An explicit cast cuts and rounds to a column's length; COPY must find nothing left to cut.
    String fits =
        type.getBoolean(3)
            ? "CAST(? AS %s) = CAST(? AS %s)".formatted(type.getString(2), type.getString(1))
            : "coalesce(?, ?) IS NOT NULL";
    String query =
        "SELECT CAST(CAST(? AS %1$s) AS text), %2$s(CAST(? AS %1$s)), %3$s"
            .formatted(type.getString(1), type.getString(4), fits);
    try (PreparedStatement select = connection.prepareStatement(query)) {
      for (int parameter = 1; parameter <= 4; parameter++) {
        select.setObject(
            parameter, value, parameter > 2 && !type.getBoolean(3) ? Types.VARCHAR : Types.OTHER);
      }
      try (ResultSet row = select.executeQuery()) {
        row.next();
        if (!row.getBoolean(3)) {
          throw refused(name, value, type, "it would be cut or rounded");
        }
        return new ConstantColumn(name, row.getString(1), row.getBytes(2));
      }
    } catch (SQLException e) {
      if (Connections.mayPass(e)) {
        throw e;
      }
      throw refused(name, value, type, String.valueOf(e.getMessage()));
    }
  }

  private static SetupException refused(String name, String value, ResultSet type, String reason)
      throws SQLException {
    return new SetupException(
        "Cannot put \"%s\" of --constants into target column %s of type %s: %s."
            .formatted(value, name, type.getString(2), reason));
  }
}
