package dev.sluice.pipelines;

import dev.sluice.csv.CsvDialect;
import dev.sluice.encode.TextFormats;
import dev.sluice.row.TableName;
import dev.sluice.types.TextColumn;
import java.util.List;

/**
 * What it takes to copy a rejected record of a CSV file again, as the ledger keeps it.
 *
 * @param columns that are copied, in the order of an encoded row
 * @param fields names of all of the file's columns, in the order of a record
 */
record CsvLayout(
    TableName target,
    List<TextColumn> columns,
    List<String> fields,
    CsvDialect dialect,
    TextFormats formats) {
  private static final LayoutJson JSON = new LayoutJson("csv", "row");

  CsvLayout {
    columns = List.copyOf(columns);
    fields = List.copyOf(fields);
  }

  String json() {
    return JSON.write(this);
  }

  static boolean isIn(String text) {
    return JSON.isIn(text);
  }

  /**
   * @throws IllegalStateException if it is none of ours
   */
  static CsvLayout parse(String text) {
    return JSON.read(text, CsvLayout.class);
  }
}
