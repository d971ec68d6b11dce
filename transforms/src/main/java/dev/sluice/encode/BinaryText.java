package dev.sluice.encode;

import dev.sluice.row.BigEndian;

/** Text: the same bytes on both sides, as far as PostgreSQL can store them. */
final class BinaryText implements BinaryCodec {
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long ONES = 0x0101_0101_0101_0101L;

  private final OddText odd;

  BinaryText(OddText odd) {
    this.odd = odd;
  }

  @Override
  public boolean emptyIsNull() {
    return false;
  }

  @Override
  public boolean isField(byte[] cell, int offset, int length) {
    int end = offset + length;
    return goodUntil(cell, offset, end) == end;
  }

  @Override
  public void write(byte[] cell, int offset, int length, RowBuffer out)
      throws RefusedValueException {
    int frame = out.size();
    out.putInt32(0);
    put(cell, offset, length, out);
    out.setInt32(frame, out.size() - frame - Integer.BYTES);
  }

  /** Writes the text without its length, repaired if it has to be. */
  void put(byte[] cell, int offset, int length, RowBuffer out) throws RefusedValueException {
    int end = offset + length;
    int at = offset;
    boolean changed = false;
    while (at < end) {
      int bad = goodUntil(cell, at, end);
      out.put(cell, at, bad - at);
      at = bad;
      if (at < end) {
        changed = true;
        odd.repair(cell[at], at - offset, out);
        at++;
      }
    }
    if (changed) {
      odd.changed();
    }
  }

  /** Where the first byte is that cannot be stored; {@code end} if all can. */
  private static int goodUntil(byte[] text, int from, int end) {
    int at = from;
    while (at < end) {
      if (end - at >= Long.BYTES && isPlain(BigEndian.int64(text, at))) {
        at += Long.BYTES;
        continue;
      }
      byte b = text[at];
      int sequence = b > 0 ? 1 : b < 0 ? Utf8.sequence(text, at, end) : 0;
      if (sequence == 0) {
        return at;
      }
      at += sequence;
    }
    return end;
  }

  /** Whether eight bytes are all from 1 to 127: taking 1 from a zero borrows its high bit. */
  private static boolean isPlain(long bytes) {
    return ((bytes | (bytes - ONES)) & HIGH_BITS) == 0;
  }
}
