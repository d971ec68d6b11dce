package dev.sluice.kafka;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record in bytes: what is kept of one that is refused, enough to show it and to read it
 * again. Big-endian, without gaps:
 *
 * <pre>
 * int8   1, the number of this layout
 * int64  timestamp, milliseconds since 1970 UTC
 * bytes  key
 * int32  number of headers, and for each of them
 *        bytes  name in UTF-8
 *        bytes  value
 * bytes  value
 * </pre>
 *
 * where {@code bytes} is an int32 length, −1 for null, and that many bytes. Partition and offset
 * are no part of it.
 */
public final class RecordFrame {
  private static final byte LAYOUT = 1;

  private RecordFrame() {}

  public static byte[] write(RawRecord rawRecord) {
    Bytes to = new Bytes(64);
    write(rawRecord, to);
    return to.copy();
  }

  static void write(RawRecord rawRecord, Bytes to) {
    to.put((char) LAYOUT);
    to.putLong(rawRecord.timestampMillis());
    putBytes(rawRecord.key(), to);
    List<RawHeader> headers = rawRecord.headers();
    to.putInt(headers.size());
    for (int i = 0; i < headers.size(); i++) {
      putBytes(headers.get(i).name().getBytes(StandardCharsets.UTF_8), to);
      putBytes(headers.get(i).value(), to);
    }
    putBytes(rawRecord.value(), to);
  }

  /**
   * The record that was written.
   *
   * @throws IllegalArgumentException if the bytes are no frame
   */
  public static RawRecord read(byte[] frame, int partition, long offset) {
    ByteBuffer from = ByteBuffer.wrap(frame);
    try {
      byte layout = from.get();
      if (layout != LAYOUT) {
        throw new IllegalArgumentException(
            "Invalid frame of a record: layout %d. Expected layout %d.".formatted(layout, LAYOUT));
      }
      long timestamp = from.getLong();
      byte[] key = bytes(from);
      List<RawHeader> headers = headers(from);
      byte[] value = bytes(from);
      if (from.hasRemaining()) {
        throw new IllegalArgumentException(
            "Invalid frame of a record: %,d bytes are left over. Expected its end behind the value."
                .formatted(from.remaining()));
      }
      return new RawRecord(partition, offset, timestamp, key, value, headers);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException(
          "Invalid frame of a record: it ends after %,d bytes. Expected more."
              .formatted(frame.length),
          e);
    }
  }

  private static List<RawHeader> headers(ByteBuffer from) {
    int count = from.getInt();
    List<RawHeader> headers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] name = bytes(from);
      if (name == null) {
        throw new IllegalArgumentException(
            "Invalid frame of a record: header %,d has no name. Expected one.".formatted(i));
      }
      headers.add(new RawHeader(new String(name, StandardCharsets.UTF_8), bytes(from)));
    }
    return headers;
  }

  private static void putBytes(byte @Nullable [] bytes, Bytes to) {
    if (bytes == null) {
      to.putInt(-1);
    } else {
      to.putInt(bytes.length);
      to.put(bytes);
    }
  }

  private static byte @Nullable [] bytes(ByteBuffer from) {
    int length = from.getInt();
    if (length == -1) {
      return null;
    }
    if (length < 0 || length > from.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    from.get(bytes);
    return bytes;
  }
}
