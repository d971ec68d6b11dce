package dev.sluice.encode;

import dev.sluice.row.BigEndian;
import dev.sluice.row.Chunk;
import dev.sluice.row.CopyFormat;
import dev.sluice.types.ColumnPlan;
import dev.sluice.types.CqlType;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Binary fields, for the tests of this package. */
final class Fields {
  /** The number of fields, and the first one's length. */
  private static final int FRAME = Short.BYTES + Integer.BYTES;

  private Fields() {}

  static ColumnPlan column(CqlType type, String target) {
    return new ColumnPlan("c", type, true, "c", target);
  }

  static EncodeSettings settings(InvalidText invalidText, ColumnPlan... columns) {
    return Cells.settings(invalidText, List.of(), columns).as(CopyFormat.BINARY);
  }

  /** One cell in a row of its own. */
  static Chunk chunk(CqlType type, String target, byte... cell) {
    return chunk(InvalidText.REJECT, type, target, cell);
  }

  static Chunk chunk(InvalidText invalidText, CqlType type, String target, byte... cell) {
    return new PageEncoder(settings(invalidText, column(type, target)))
        .encode(Cells.page("u", 0, List.of(Cells.row(cell))));
  }

  /** The field that one cell becomes, in hex without its length; "null" for null. */
  static String field(CqlType type, String target, byte... cell) {
    return field(chunk(type, target, cell));
  }

  static String field(Chunk chunk) {
    if (!chunk.refused().isEmpty()) {
      throw new AssertionError("refused: " + chunk.refused());
    }
    byte[] row = chunk.bytes();
    int length = BigEndian.int32(row, Short.BYTES);
    if (BigEndian.int16(row, 0) != 1 || row.length != FRAME + Math.max(0, length)) {
      throw new AssertionError("no row of one field: " + HexFormat.of().formatHex(row));
    }
    return length < 0
        ? "null"
        : HexFormat.of().formatHex(Arrays.copyOfRange(row, FRAME, row.length));
  }
}
