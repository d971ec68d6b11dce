package dev.sluice.verify;

import dev.sluice.copy.TargetServer;
import dev.sluice.row.EncodedRows;
import dev.sluice.row.TableName;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows of two texts, of which the first is the key. */
final class Rows {
  static final Compared COMPARED =
      new Compared(
          new TableName("public", "t"),
          List.of("k", "v"),
          List.of("text", "text"),
          List.of(0),
          TargetServer.POSTGRESQL);

  private Rows() {}

  static byte[] row(String key, String value) {
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    row.writeBytes(new byte[] {0, 2});
    for (String text : new String[] {key, value}) {
      byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
      row.writeBytes(ByteBuffer.allocate(4).putInt(text == null ? -1 : bytes.length).array());
      row.writeBytes(bytes);
    }
    return row.toByteArray();
  }

  static EncodedRows encoded(byte[]... rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int[] ends = new int[rows.length];
    for (int row = 0; row < rows.length; row++) {
      bytes.writeBytes(rows[row]);
      ends[row] = bytes.size();
    }
    return new EncodedRows(bytes.toByteArray(), ends, new long[0]);
  }
}
