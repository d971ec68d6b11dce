package dev.sluice.encode;

/**
 * What becomes of text in one column that PostgreSQL cannot store. Cassandra's text and files may
 * hold NUL, and bytes that are not UTF-8.
 */
final class OddText {
  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

  private final InvalidText invalidText;
  private final Repairs repairs;
  private final int column;

  OddText(InvalidText invalidText, Repairs repairs, int column) {
    this.invalidText = invalidText;
    this.repairs = repairs;
    this.column = column;
  }

  /**
   * Writes what takes a bad byte's place, if anything.
   *
   * @param at its offset in the text
   */
  void repair(byte bad, int at, RowBuffer out) throws RefusedValueException {
    switch (invalidText) {
      case REJECT ->
          throw new RefusedValueException(
              "byte 0x%02x at offset %d is %s, which PostgreSQL cannot store; choose --invalidText=replace or strip to change such values"
                  .formatted(bad & 0xFF, at, bad == 0 ? "NUL" : "not valid UTF-8"));
      case REPLACE -> out.put(REPLACEMENT, 0, REPLACEMENT.length);
      case STRIP -> {}
    }
  }

  /** A value was changed; called once for it. */
  void changed() {
    repairs.happened(column);
  }
}
