package dev.sluice.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;

/** Tells file contents apart without reading all of them: by size, first and last 64 KiB. */
public final class Fingerprints {
  private static final int SAMPLE = 64 * 1024;
  private static final int LENGTH = 16;

  private Fingerprints() {}

  /**
   * The version of a file that is there now.
   *
   * @throws IOException if it cannot be read, or has become shorter
   */
  public static FileVersion of(MatchResult.Metadata metadata) throws IOException {
    String path = metadata.resourceId().toString();
    long size = metadata.sizeBytes();
    return new FileVersion(path, size, metadata.lastModifiedMillis(), hash(path, size));
  }

  /** The fingerprint of what is in the place of a file now, as far as its size goes. */
  static String of(FileVersion file) throws IOException {
    return hash(file.path(), file.size());
  }

  /**
   * Whether a file begins with the whole content of an older one, as far as the fingerprint tells.
   *
   * @param newer a file that is there now
   * @param older its version before, or another file's; need not be there any more
   * @throws IOException if the newer file cannot be read, or has become shorter
   */
  public static boolean startsWith(FileVersion newer, FileVersion older) throws IOException {
    return older.size() <= newer.size()
        && hash(newer.path(), older.size()).equals(older.fingerprint());
  }

  /** SHA-256 of the size (8 bytes, big-endian) and the samples, cut to 16 bytes. */
  private static String hash(String path, long size) throws IOException {
    MessageDigest digest = sha256();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, size));
    int sample = (int) Math.min(size, SAMPLE);
    byte[] head = read(path, 0, sample);
    digest.update(head);
    digest.update(size == sample ? head : read(path, size - sample, sample));
    return HexFormat.of().formatHex(digest.digest(), 0, LENGTH);
  }

  private static byte[] read(String path, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try (ReadableByteChannel channel =
        FileSystems.open(FileSystems.matchSingleFileSpec(path).resourceId())) {
      if (channel instanceof SeekableByteChannel seekable) {
        seekable.position(from);
      } else {
        long left = from;
        while (left > 0) {
          ByteBuffer skipped = ByteBuffer.allocate((int) Math.min(left, SAMPLE));
          readFully(channel, skipped, path);
          left -= skipped.position();
        }
      }
      readFully(channel, bytes, path);
    }
    return bytes.array();
  }

  private static void readFully(ReadableByteChannel channel, ByteBuffer into, String path)
      throws IOException {
    while (into.hasRemaining()) {
      if (channel.read(into) < 0) {
        throw new IOException(
            "File %s has become shorter: %,d of %,d bytes are missing. Expected a file that nobody"
                    .formatted(path, into.remaining(), into.capacity())
                + " writes to; try again when it is complete.");
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Sluice bug: every Java has SHA-256.", e);
    }
  }
}
