package dev.sluice.copy;

import dev.sluice.row.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks the server's catalogue whether a table's columns can be sent in binary. */
public final class BinaryProbe {
  /**
   * A type's name says what its binary form is only if the type is PostgreSQL's own, or its
   * extension's. A COPY of no rows would ask more of the server, but fire the table's triggers.
   */
  private static final String TYPES =
      """
      SELECT a.attname, format_type(a.atttypid, a.atttypmod), u.typreceive <> 0
      FROM pg_attribute a
      JOIN pg_type t ON t.oid = a.atttypid
      JOIN pg_type u ON u.oid = CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END
      WHERE a.attrelid = ?::regclass AND a.attname = ANY (?) AND NOT a.attisdropped
        AND (u.typreceive = 0
          OR u.typnamespace <> 'pg_catalog'::regnamespace AND (u.typname, u.typtype) NOT IN (('citext', 'b'), ('vector', 'b')))
      ORDER BY a.attnum
      """;

  private BinaryProbe() {}

  /**
   * Why not, for each column that cannot be; empty if all can.
   *
   * @param columns of the table
   */
  public static List<String> objections(
      Connection connection, TableName table, List<String> columns) throws SQLException {
    List<String> objections = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(TYPES)) {
      select.setString(1, table.quoted());
      select.setArray(2, connection.createArrayOf("text", columns.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          objections.add(
              "target column %s has type %s, %s"
                  .formatted(
                      row.getString(1),
                      row.getString(2),
                      row.getBoolean(3)
                          ? "which is not PostgreSQL's own"
                          : "which the server cannot receive in binary"));
        }
      }
    }
    return objections;
  }
}
