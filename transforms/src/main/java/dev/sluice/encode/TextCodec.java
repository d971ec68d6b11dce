package dev.sluice.encode;

/**
 * Text, always quoted, so that an empty string is not null and {@code \.} is data. Cassandra's text
 * and files may hold what PostgreSQL's cannot: NUL, and bytes that are not UTF-8.
 */
final class TextCodec implements ColumnCodec {
  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

  private final InvalidText invalidText;
  private final Repairs repairs;
  private final int column;

  TextCodec(InvalidText invalidText, Repairs repairs, int column) {
    this.invalidText = invalidText;
    this.repairs = repairs;
    this.column = column;
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
        repair(b, at - offset, out);
      }
      at++;
      copied = at;
    }
    out.put(cell, copied, end - copied);
    out.put('"');
    if (changed) {
      repairs.happened(column);
    }
  }

  private void repair(byte bad, int at, CsvBuffer out) throws RefusedValueException {
    switch (invalidText) {
      case REJECT ->
          throw new RefusedValueException(
              "byte 0x%02x at offset %d is %s, which PostgreSQL cannot store; choose --invalidText=replace or strip to change such values"
                  .formatted(bad & 0xFF, at, bad == 0 ? "NUL" : "not valid UTF-8"));
      case REPLACE -> out.put(REPLACEMENT, 0, REPLACEMENT.length);
      case STRIP -> {}
    }
  }
}
