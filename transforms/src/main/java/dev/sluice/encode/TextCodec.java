package dev.sluice.encode;

/** Text, always quoted, so that an empty string is not null and {@code \.} is data. */
final class TextCodec implements ColumnCodec {
  private final OddText odd;

  TextCodec(OddText odd) {
    this.odd = odd;
  }

  @Override
  public boolean emptyIsNull() {
    return false;
  }

  @Override
  public void write(byte[] cell, int offset, int length, CsvBuffer out)
      throws RefusedValueException {
    out.put('"');
    int end = offset + length;
    int copied = offset;
    int at = offset;
    boolean changed = false;
    while (at < end) {
      byte b = cell[at];
      if (b > 0 && b != '"') {
        at++;
        continue;
      }
      int sequence = b < 0 ? Utf8.sequence(cell, at, end) : 0;
      if (sequence > 0) {
        at += sequence;
        continue;
      }
      out.put(cell, copied, at - copied);
      if (b == '"') {
        out.putAscii("\"\"");
      } else {
        changed = true;
        odd.repair(b, at - offset, out);
      }
      at++;
      copied = at;
    }
    out.put(cell, copied, end - copied);
    out.put('"');
    if (changed) {
      odd.changed();
    }
  }
}
