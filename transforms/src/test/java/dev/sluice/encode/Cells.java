package dev.sluice.encode;

import dev.sluice.row.Chunk;
import dev.sluice.row.CopyFormat;
import dev.sluice.row.Page;
import dev.sluice.row.TableName;
import dev.sluice.row.Unit;
import dev.sluice.types.ColumnPlan;
import dev.sluice.types.CqlType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes cells, pages and encoders for the tests of this package. */
final class Cells {
  private Cells() {}

  static Unit unit(String id) {
    return new Unit(id, "0", "1", 0);
  }

  static ColumnPlan column(String name, CqlType type, boolean key) {
    return new ColumnPlan(name, type, key, name, type.accepted().get(0));
  }

  static PageEncoder encoder(InvalidText invalidText, ColumnPlan... columns) {
    return new PageEncoder(settings(invalidText, List.of(), columns));
  }

  /**
   * @param partitionKey indexes of its columns
   */
  static EncodeSettings settings(
      InvalidText invalidText, List<Integer> partitionKey, ColumnPlan... columns) {
    return new EncodeSettings(
        List.of(columns),
        invalidText,
        new RowOrigin(new TableName("ks", "t"), partitionKey),
        CopyFormat.CSV);
  }

  /** One page of a unit; rows are lists of cells, null for null. */
  static Page page(String unit, int ordinal, List<List<byte @Nullable []>> rows) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (List<byte @Nullable []> row : rows) {
      for (byte @Nullable [] cell : row) {
        frames.writeBytes(int32(cell == null ? -1 : cell.length));
        frames.writeBytes(cell == null ? new byte[0] : cell);
      }
    }
    return new Page(unit(unit), ordinal, false, rows.size(), frames.toByteArray(), 7, null);
  }

  /** A row of cells. Unlike {@code List.of} it takes nulls. */
  static List<byte @Nullable []> row(byte @Nullable []... cells) {
    return Arrays.asList(cells);
  }

  /** One cell of a column of that type, encoded. */
  static Chunk chunk(CqlType type, byte... cell) {
    return chunk(column("c", type, false), InvalidText.REJECT, cell);
  }

  static Chunk chunk(ColumnPlan column, InvalidText invalidText, byte... cell) {
    return encoder(invalidText, column).encode(page("u", 0, List.of(row(cell))));
  }

  /** The CSV field of one cell, which must not be refused. */
  static String field(CqlType type, byte... cell) {
    return field(chunk(type, cell));
  }

  static String field(Chunk chunk) {
    if (!chunk.refused().isEmpty()) {
      throw new AssertionError("refused: " + chunk.refused());
    }
    String row = text(chunk);
    return row.substring(0, row.length() - 1);
  }

  /** Why one cell is refused. */
  static String refusal(CqlType type, byte... cell) {
    return refusal(chunk(type, cell));
  }

  static String refusal(Chunk chunk) {
    if (chunk.refused().isEmpty()) {
      throw new AssertionError("not refused: " + text(chunk));
    }
    return chunk.refused().get(0).reason();
  }

  static String text(Chunk chunk) {
    return new String(chunk.bytes(), StandardCharsets.UTF_8);
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] int32(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  static byte[] int64(long value) {
    return ByteBuffer.allocate(8).putLong(value).array();
  }

  static byte[] float64(double value) {
    return int64(Double.doubleToRawLongBits(value));
  }

  static byte[] float32(float value) {
    return int32(Float.floatToRawIntBits(value));
  }
}
