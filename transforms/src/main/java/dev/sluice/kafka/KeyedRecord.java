package dev.sluice.kafka;

import dev.sluice.row.TextRecords;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as the value of a key.
 *
 * @param index of the record among those it was read with
 * @param timestampMillis since 1970 UTC, or {@link RawRecord#NO_TIMESTAMP}
 * @param values the whole value alone, or names and values of fields in turn; null for a tombstone
 */
public record KeyedRecord(
    int index, byte[] key, long timestampMillis, @Nullable List<byte[]> values) {
  /** In place of the number of values. */
  static final int NONE = -1;

  public KeyedRecord {
    values = values == null ? null : List.copyOf(values);
  }

  /** Reads what a parser made by {@link RecordParser#keyed} wrote, in order. */
  public static List<KeyedRecord> read(TextRecords records) {
    List<KeyedRecord> keyed = new ArrayList<>(records.count());
    ByteBuffer cells = ByteBuffer.wrap(records.cells());
    for (int index = 0; index < records.count(); index++) {
      if (!records.malformed().containsKey(index)) {
        long timestamp = cells.getLong();
        byte[] key = frame(cells);
        int count = cells.getInt();
        List<byte[]> values = count == NONE ? null : new ArrayList<>(count);
        for (int i = 0; i < count && values != null; i++) {
          values.add(frame(cells));
        }
        keyed.add(new KeyedRecord(index, key, timestamp, values));
      }
    }
    return keyed;
  }

  private static byte[] frame(ByteBuffer cells) {
    byte[] bytes = new byte[cells.getInt()];
    cells.get(bytes);
    return bytes;
  }
}
