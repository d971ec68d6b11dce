package dev.sluice.verify;

import dev.sluice.row.EncodedRows;
import java.util.Arrays;

/** A row behind a byte that says which side it is of. */
final class SidedRow {
  private SidedRow() {}

  static byte[] of(Side side, EncodedRows rows, int row) {
    int start = rows.start(row);
    int length = rows.ends()[row] - start;
    byte[] sided = new byte[1 + length];
    sided[0] = mark(side);
    System.arraycopy(rows.bytes(), start, sided, 1, length);
    return sided;
  }

  static boolean isOf(Side side, byte[] sided) {
    return sided[0] == mark(side);
  }

  private static byte mark(Side side) {
    return (byte) (side == Side.SOURCE ? 0 : 1);
  }

  static byte[] row(byte[] sided) {
    return Arrays.copyOfRange(sided, 1, sided.length);
  }
}
