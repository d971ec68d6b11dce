package dev.sluice.encode;

/** UUIDs and addresses. */
final class NetCodecs {
  private NetCodecs() {}

  static ColumnCodec uuid() {
    return new FixedCodec(16, NetCodecs::putUuid);
  }

  private static void putUuid(byte[] cell, int at, CsvBuffer out) {
    out.putHex(cell, at, 4);
    for (int group = 4; group < 10; group += 2) {
      out.put('-');
      out.putHex(cell, at + group, 2);
    }
    out.put('-');
    out.putHex(cell, at + 10, 6);
  }

  /** 4 bytes of IPv4 or 16 of IPv6; an IPv4-mapped address stays IPv6. */
  static void inet(byte[] cell, int offset, int length, CsvBuffer out)
      throws RefusedValueException {
    if (length == 4) {
      for (int i = 0; i < 4; i++) {
        if (i > 0) {
          out.put('.');
        }
        out.putLong(cell[offset + i] & 0xFF);
      }
    } else if (length == 16) {
      for (int i = 0; i < 16; i += 2) {
        if (i > 0) {
          out.put(':');
        }
        out.putHex(cell, offset + i, 2);
      }
    } else {
      throw noAddress(length);
    }
  }

  static RefusedValueException noAddress(int length) {
    return new RefusedValueException("the cell has " + length + " bytes; an inet has 4 or 16");
  }
}
