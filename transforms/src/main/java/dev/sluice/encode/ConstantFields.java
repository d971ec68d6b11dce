package dev.sluice.encode;

import dev.sluice.row.ConstantColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What stands at the end of every row, encoded once. */
final class ConstantFields {
  private ConstantFields() {}

  /** With a comma before each; in quotes, since an empty text is no null. */
  static byte[] csv(List<ConstantColumn> constants) {
    CsvBuffer out = new CsvBuffer();
    for (ConstantColumn constant : constants) {
      out.putAscii(",\"");
      byte[] text = constant.text().replace("\"", "\"\"").getBytes(StandardCharsets.UTF_8);
      out.put(text, 0, text.length);
      out.put('"');
    }
    return out.copy();
  }

  static byte[] binary(List<ConstantColumn> constants) {
    RowBuffer out = new RowBuffer();
    for (ConstantColumn constant : constants) {
      out.putInt32(constant.field().length);
      out.put(constant.field(), 0, constant.field().length);
    }
    return out.copy();
  }
}
