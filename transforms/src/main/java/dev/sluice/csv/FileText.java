package dev.sluice.csv;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileSystems;

/** A file's bytes after decompression, read from one end to the other. */
final class FileText implements Closeable {
  /** Java copies what a channel reads through a buffer of this size outside of the heap. */
  private static final int MOST_AT_ONCE = 128 * 1024;

  private static final int LONGEST_MARK = 3;

  private final String path;
  private final ReadableByteChannel channel;
  private final Encoding.Mark mark;
  private final ByteBuffer head;
  private long position;

  private FileText(String path, ReadableByteChannel channel, Encoding named) throws IOException {
    this.path = path;
    this.channel = channel;
    head = ByteBuffer.allocate(LONGEST_MARK);
    int count = 0;
    while (count >= 0 && head.hasRemaining()) {
      count = channel.read(head);
    }
    head.flip();
    mark = Encoding.mark(Arrays.copyOf(head.array(), head.limit()), named);
  }

  /**
   * Opens the file at its first byte.
   *
   * @throws IllegalArgumentException if there is no such charset
   */
  static FileText open(FileVersion file, String charset) throws IOException {
    Encoding named = Encoding.of(charset);
    ReadableByteChannel channel = channel(file);
    try {
      return new FileText(file.path(), channel, named);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw readable(e, file.path());
    }
  }

  /** Text that is in memory. */
  static FileText of(byte[] text, String charset) throws IOException {
    return new FileText(
        "memory", Channels.newChannel(new ByteArrayInputStream(text)), Encoding.of(charset));
  }

  private static ReadableByteChannel channel(FileVersion file) throws IOException {
    ReadableByteChannel stored =
        FileSystems.open(FileSystems.matchSingleFileSpec(file.path()).resourceId());
    try {
      return Compression.detect(file.path()).readDecompressed(stored);
    } catch (IOException | RuntimeException e) {
      stored.close();
      throw readable(e, file.path());
    } catch (LinkageError e) {
      stored.close();
      throw new IOException(
          "the library that decompresses %s is not on the class path: %s"
              .formatted(Compression.detect(file.path()), e.getMessage()),
          e);
    }
  }

  /** Whether the file's text is longer or shorter than the file. */
  static boolean compressed(FileVersion file) {
    return Compression.detect(file.path()) != Compression.UNCOMPRESSED;
  }

  /** Whether reading can start in the middle of the file. */
  static boolean seekable(FileVersion file) throws IOException {
    if (compressed(file)) {
      return false;
    }
    try (ReadableByteChannel channel = channel(file)) {
      return channel instanceof SeekableByteChannel;
    }
  }

  Encoding encoding() {
    return mark.encoding();
  }

  /** Bytes of the byte order mark that the text begins with. */
  int markLength() {
    return mark.length();
  }

  /** Offset of the byte that is read next. */
  long position() {
    return position;
  }

  /** Goes on to an offset that is not behind the one that is read next. */
  void skipTo(long offset) throws IOException {
    if (offset > head.limit() && channel instanceof SeekableByteChannel seekable) {
      head.position(head.limit());
      seekable.position(offset);
      position = offset;
      return;
    }
    byte[] skipped = new byte[(int) Math.min(offset - position, 64 * 1024)];
    while (position < offset) {
      int count = read(skipped, 0, (int) Math.min(offset - position, skipped.length));
      if (count < 0) {
        throw new IOException(
            "the text ends at byte %,d, expected it to go on to byte %,d"
                .formatted(position, offset));
      }
    }
  }

  /** At least one byte and at most {@code length}; −1 at the end of the text. */
  int read(byte[] into, int offset, int length) throws IOException {
    int count;
    if (head.hasRemaining()) {
      count = Math.min(head.remaining(), length);
      head.get(into, offset, count);
    } else {
      count = readChannel(ByteBuffer.wrap(into, offset, Math.min(length, MOST_AT_ONCE)));
    }
    position += Math.max(count, 0);
    return count;
  }

  private int readChannel(ByteBuffer into) throws IOException {
    try {
      int count = 0;
      while (count == 0) {
        count = channel.read(into);
      }
      return count;
    } catch (RuntimeException e) {
      throw readable(e, path);
    }
  }

  /** Decompressors throw whatever comes to them when their input is damaged. */
  private static IOException readable(Exception e, String path) {
    if (e instanceof IOException io) {
      return io;
    }
    return new IOException(
        "it cannot be decompressed as %s: %s".formatted(Compression.detect(path), e), e);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
