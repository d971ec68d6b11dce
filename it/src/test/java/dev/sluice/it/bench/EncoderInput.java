package dev.sluice.it.bench;

import dev.sluice.encode.EncodeRows;
import dev.sluice.encode.EncodeSettings;
import dev.sluice.encode.InvalidText;
import dev.sluice.encode.RowOrigin;
import dev.sluice.it.load.DemoColumn;
import dev.sluice.it.load.DemoTable;
import dev.sluice.it.load.DrawnCells;
import dev.sluice.it.load.EventsTable;
import dev.sluice.it.load.ReadingsTable;
import dev.sluice.row.Chunk;
import dev.sluice.row.CopyFormat;
import dev.sluice.row.Page;
import dev.sluice.row.TableName;
import dev.sluice.row.Unit;
import dev.sluice.types.CellType;
import dev.sluice.types.ColumnPlan;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** A page, and how it is encoded. The same name gives the same page. */
record EncoderInput(EncodeSettings settings, Page page) {
  static final int ROWS = 1_000;
  static final int COLUMNS = 10;

  /** The demo's tables. */
  static final List<String> TABLES = List.of("events", "readings");

  /**
   * @param what one of {@link #TABLES}, or the type of all columns as CQL spells it
   */
  static EncoderInput of(String what, CopyFormat format) {
    return switch (what) {
      case "events" -> of(new EventsTable(1), format);
      case "readings" -> of(new ReadingsTable(1), format);
      default -> of(CellType.of(what).orElseThrow(), format);
    };
  }

  private static EncoderInput of(CellType type, CopyFormat format) {
    List<ColumnPlan> columns =
        IntStream.range(0, COLUMNS).mapToObj(i -> column("c" + i, type, false)).toList();
    return of(columns, List.of(), format, row -> DrawnCells.row(type, COLUMNS, row));
  }

  private static EncoderInput of(DemoTable table, CopyFormat format) {
    List<ColumnPlan> columns = table.columns().stream().map(EncoderInput::column).toList();
    List<Integer> partitionKey =
        IntStream.range(0, columns.size())
            .filter(i -> table.columns().get(i).role() == DemoColumn.Role.PARTITION_KEY)
            .boxed()
            .toList();
    return of(columns, partitionKey, format, row -> DrawnCells.row(table, row));
  }

  private static EncoderInput of(
      List<ColumnPlan> columns,
      List<Integer> partitionKey,
      CopyFormat format,
      LongFunction<byte[]> rows) {
    ByteArrayOutputStream cells = new ByteArrayOutputStream();
    for (long row = 0; row < ROWS; row++) {
      cells.writeBytes(rows.apply(row));
    }
    return new EncoderInput(
        new EncodeSettings(
            columns,
            InvalidText.REJECT,
            new RowOrigin(new TableName("bench", "t"), partitionKey),
            format),
        new Page(new Unit("u", "0", "1", 0), 0, false, ROWS, cells.toByteArray(), 0, null));
  }

  private static ColumnPlan column(DemoColumn column) {
    return column(
        column.name(),
        CellType.of(column.cqlType()).orElseThrow(),
        column.role() != DemoColumn.Role.REGULAR);
  }

  private static ColumnPlan column(String name, CellType type, boolean key) {
    return new ColumnPlan(name, type, key, name, type.accepted().get(0));
  }

  /** The bytes of one row in the chunk: its fields, where it ends, and its token if it has one. */
  double chunkBytesPerRow() {
    Chunk chunk = EncodeRows.encode(settings, page);
    if (chunk.rows() != ROWS) {
      throw new IllegalStateException("Rows were refused: " + chunk.refused().get(0));
    }
    long places = settings.origin().partitionKey().isEmpty() ? 0 : Long.BYTES;
    return (double) chunk.bytes().length / ROWS + Integer.BYTES + places;
  }
}
