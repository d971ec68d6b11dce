package dev.sluice.copy;

import dev.sluice.row.Chunk;
import dev.sluice.row.CopyFormat;
import dev.sluice.row.EncodedRows;
import dev.sluice.row.TableName;
import dev.sluice.row.Unit;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lets the server write values as text, as it would in psql. */
public final class ReadableRows {
  private static final String TABLE = "sluice_shown";
  private static final String ORDER = TableName.quote("sluice $row");

  private ReadableRows() {}

  /**
   * The rows' values in their order, null for null.
   *
   * @param connection auto-commit is off; what is open is rolled back
   * @param types {@code pg_type.typname} of each value
   * @param rows in COPY's binary format
   */
  public static List<List<@Nullable String>> of(
      Connection connection, PostgresTarget target, List<String> types, List<byte[]> rows)
      throws SQLException {
    TargetServer server = TargetServer.of(connection);
    List<String> names = IntStream.range(0, types.size()).mapToObj(i -> "c" + i).toList();
    try (Statement statement = connection.createStatement()) {
      // Without the limits of the target's own types, which a value of the source may exceed.
      statement.execute(
          "CREATE TEMPORARY TABLE %s (%s, %s serial) ON COMMIT DROP"
              .formatted(
                  TABLE,
                  IntStream.range(0, types.size())
                      .mapToObj(i -> names.get(i) + " " + TableName.quote(types.get(i)))
                      .collect(Collectors.joining(", ")),
                  ORDER));
      String copy = CopyCommand.sql(CopyFormat.BINARY, server, TABLE, names);
      new CopyStatement(target.driver(), copy, CopyFormat.BINARY)
          .run(connection, batch(rows), 0, rows.size());
      return read(statement, names);
    } finally {
      connection.rollback();
    }
  }

  private static Batch batch(List<byte[]> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int[] ends = new int[rows.size()];
    for (int row = 0; row < ends.length; row++) {
      bytes.writeBytes(rows.get(row));
      ends[row] = bytes.size();
    }
    EncodedRows encoded = new EncodedRows(bytes.toByteArray(), ends, new long[0]);
    Batch batch = new Batch();
    batch.add(Chunk.of(new Unit(TABLE, "", "", 0), encoded), 0);
    return batch;
  }

  private static List<List<@Nullable String>> read(Statement statement, List<String> names)
      throws SQLException {
    List<List<@Nullable String>> read = new ArrayList<>();
    String columns = names.stream().map(name -> name + "::text").collect(Collectors.joining(", "));
    try (ResultSet row =
        statement.executeQuery("SELECT %s FROM %s ORDER BY %s".formatted(columns, TABLE, ORDER))) {
      while (row.next()) {
        List<@Nullable String> values = new ArrayList<>();
        for (int column = 1; column <= names.size(); column++) {
          values.add(row.getString(column));
        }
        read.add(values);
      }
    }
    return read;
  }
}
