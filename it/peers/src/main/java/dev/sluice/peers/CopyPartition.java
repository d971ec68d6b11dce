package dev.sluice.peers;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A partition's rows as strings of CSV, by one connection, one COPY, one commit. */
record CopyPartition(String url, String user, String password, String statement)
    implements ForeachPartitionFunction<Row> {
  private static final int BUFFER_CHARS = 100_000;

  static CopyPartition of(PeerJob job, String[] columns) {
    String names =
        Arrays.stream(columns).map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    return new CopyPartition(
        job.jdbcUrl(),
        job.user(),
        job.password(),
        "COPY public.%s (%s) FROM STDIN WITH (FORMAT csv)".formatted(job.table(), names));
  }

  @Override
  public void call(Iterator<Row> rows) throws Exception {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      connection.setAutoCommit(false);
      CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
      StringBuilder buffer = new StringBuilder();
      while (rows.hasNext()) {
        CsvRow.append(rows.next(), buffer);
        if (buffer.length() >= BUFFER_CHARS) {
          send(buffer, copy);
        }
      }
      send(buffer, copy);
      copy.endCopy();
      connection.commit();
    }
  }

  private static void send(StringBuilder buffer, CopyIn copy) throws Exception {
    byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    buffer.setLength(0);
  }
}
