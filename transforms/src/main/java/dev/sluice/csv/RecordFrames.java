package dev.sluice.csv;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines up the fields of records as {@link dev.sluice.row.TextRecords} describes them. */
final class RecordFrames implements FieldSink {
  private static final int LENGTH = 4;

  private final NullTexts nullTexts;
  private final boolean pad;
  private final boolean[] wanted;
  private final int[] order;
  private final boolean ordered;
  private final Map<Integer, String> malformed = new HashMap<>();

  private byte[] bytes = new byte[64 * 1024];
  private int size;
  private int records;

  /** Of the record that is being taken. */
  private int start;

  private int fields;

  /** Where each field's frame is, if fields are to be put into another order. */
  private final int[] frames;

  private byte[] unordered = new byte[0];

  /**
   * @param expected number of fields in a record
   * @param order for each column the index of its field
   */
  RecordFrames(CsvDialect dialect, int expected, List<Integer> order) {
    nullTexts = new NullTexts(dialect);
    pad = dialect.ragged() == Ragged.PAD;
    wanted = new boolean[expected];
    frames = new int[expected + 1];
    this.order = order.stream().mapToInt(Integer::intValue).toArray();
    boolean ascending = true;
    for (int i = 0; i < this.order.length; i++) {
      wanted[this.order[i]] = true;
      ascending &= i == 0 || this.order[i - 1] < this.order[i];
    }
    ordered = ascending;
  }

  @Override
  public void field(char[] text, int offset, int length, boolean quoted) {
    int field = fields++;
    if (field >= wanted.length) {
      return;
    }
    frames[field] = size;
    if (!wanted[field]) {
      return;
    }
    int from = offset;
    int until = offset + length;
    if (!quoted) {
      if (nullTexts.trim()) {
        while (from < until && Spaces.is(text[from])) {
          from++;
        }
        while (from < until && Spaces.is(text[until - 1])) {
          until--;
        }
      }
      if (nullTexts.has(text, from, until)) {
        putLength(-1, 0);
        return;
      }
    }
    put(text, from, until - from);
  }

  @Override
  public void nullField() {
    int field = fields++;
    if (field < wanted.length) {
      frames[field] = size;
      if (wanted[field]) {
        putLength(-1, 0);
      }
    }
  }

  @Override
  public void endRecord() {
    int found = fields;
    while (pad && fields < wanted.length) {
      nullField();
    }
    if (fields != wanted.length) {
      size = start;
      malformed.put(records, "has %d fields, expected %d".formatted(found, wanted.length));
    } else if (!ordered) {
      frames[fields] = size;
      reorder();
    }
    next();
  }

  /** Takes note of a record that has no fields. */
  void addMalformed(String reason) {
    malformed.put(records, reason);
    next();
  }

  private void next() {
    records++;
    fields = 0;
    start = size;
  }

  private void reorder() {
    int length = size - start;
    if (unordered.length < length) {
      unordered = new byte[2 * length];
    }
    System.arraycopy(bytes, start, unordered, 0, length);
    size = start;
    for (int field : order) {
      int frame = frames[field + 1] - frames[field];
      ensure(frame);
      System.arraycopy(unordered, frames[field] - start, bytes, size, frame);
      size += frame;
    }
  }

  int records() {
    return records;
  }

  /** Bytes of all frames. */
  int size() {
    return size;
  }

  /** Keeps the first records, of which the frames have so many bytes, and forgets the rest. */
  void truncate(int keptRecords, int keptBytes) {
    malformed.keySet().removeIf(record -> record >= keptRecords);
    records = keptRecords;
    size = keptBytes;
    start = keptBytes;
    fields = 0;
  }

  /** All frames since {@link #clear}. */
  byte[] cells() {
    return Arrays.copyOf(bytes, size);
  }

  Map<Integer, String> malformed() {
    return malformed;
  }

  void clear() {
    truncate(0, 0);
  }

  private void put(char[] text, int offset, int length) {
    putLength(length, length);
    byte[] to = bytes;
    int at = size;
    for (int i = 0; i < length; i++) {
      to[at + i] = (byte) text[offset + i];
    }
    size += length;
  }

  private void putLength(int length, int more) {
    ensure(LENGTH + more);
    bytes[size] = (byte) (length >> 24);
    bytes[size + 1] = (byte) (length >> 16);
    bytes[size + 2] = (byte) (length >> 8);
    bytes[size + 3] = (byte) length;
    size += LENGTH;
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * bytes.length));
    }
  }
}
