package dev.sluice.it.load;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a row, such that it spoils no other one. */
enum Malformation {
  TOO_FEW_FIELDS,
  TOO_MANY_FIELDS,
  BAD_UUID,
  BAD_NUMBER,
  BAD_TIMESTAMP;

  /** The fields of the spoilt row; the array may be the one given. */
  @Nullable Object[] spoil(@Nullable Object[] row) {
    return switch (this) {
      case TOO_FEW_FIELDS -> Arrays.copyOf(row, row.length - 2);
      case TOO_MANY_FIELDS -> {
        @Nullable Object[] longer = Arrays.copyOf(row, row.length + 1);
        longer[row.length] = "one field too many";
        yield longer;
      }
      case BAD_UUID -> with(row, 0, "not-a-uuid");
      case BAD_NUMBER -> with(row, StreamEventsTable.QUANTITY, "a few");
      case BAD_TIMESTAMP -> with(row, StreamEventsTable.EVENT_TIMESTAMP, "2026-02-30 25:61:00");
    };
  }

  private static @Nullable Object[] with(@Nullable Object[] row, int column, String text) {
    row[column] = text;
    return row;
  }
}
