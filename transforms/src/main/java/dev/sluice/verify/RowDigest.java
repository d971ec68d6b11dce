package dev.sluice.verify;

import dev.sluice.row.EncodedRows;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32C;

/**
 * Hashes rows of PostgreSQL's binary COPY: two rows have the same hash if the server holds the same
 * values for them, however they are written. One thread.
 */
final class RowDigest {
  private static final int BYTES = 16;

  private final CanonicalRow canonical;
  private final MessageDigest md5;
  private final CRC32C crc = new CRC32C();
  private final byte[] digest = new byte[BYTES];
  private byte[] keyBytes = new byte[0];

  RowDigest(Compared compared) {
    canonical = new CanonicalRow(compared);
    try {
      // Of the digests that every JDK has, the fastest; nobody here has an interest in collisions.
      md5 = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The JDK has no MD5.", e);
    }
  }

  /** Hashes one of the rows. */
  void of(EncodedRows rows, int row) {
    canonical.read(rows.bytes(), rows.start(row));
    keyBytes = canonical.key().copy();
    crc.reset();
    crc.update(keyBytes);
    CanonicalBytes all = canonical.all();
    md5.update(all.array(), 0, all.size());
    try {
      md5.digest(digest, 0, BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("MD5 has no longer 16 bytes.", e);
    }
  }

  /** The bucket of the row's key. */
  int bucket() {
    return (int) (crc.getValue() % BucketSums.BUCKETS);
  }

  /** The row's key, the same bytes for the same key. */
  byte[] key() {
    return keyBytes;
  }

  long high() {
    return ByteBuffer.wrap(digest).getLong();
  }

  long low() {
    return ByteBuffer.wrap(digest).getLong(Long.BYTES);
  }
}
