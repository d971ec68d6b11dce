package dev.sluice.it.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a record's value. */
enum JsonMalformation {
  NOT_JSON,
  TRUNCATED,
  WRONG_TYPE;

  private static final byte[] TEXT =
      "ERROR: connection reset by peer".getBytes(StandardCharsets.UTF_8);

  /** The spoilt value of a row; the row may be changed. */
  byte[] spoil(@Nullable Object[] row, EventJson json) {
    return switch (this) {
      case NOT_JSON -> TEXT.clone();
      case TRUNCATED -> {
        byte[] whole = json.bytes(row);
        yield Arrays.copyOf(whole, whole.length / 2);
      }
      case WRONG_TYPE -> {
        row[StreamEventsTable.QUANTITY] = "a few";
        yield json.bytes(row);
      }
    };
  }
}
