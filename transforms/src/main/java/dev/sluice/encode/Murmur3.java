package dev.sluice.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The token of Cassandra's Murmur3Partitioner: the first half of MurmurHash3_x64_128 with seed 0,
 * except that the bytes behind the last whole block count as signed (Cassandra's MurmurHash.java,
 * hash3_x64_128).
 */
final class Murmur3 {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;
  private static final int BLOCK = 16;

  private Murmur3() {}

  static long token(byte[] bytes, int offset, int length) {
    long h1 = 0;
    long h2 = 0;
    int blocksEnd = offset + length / BLOCK * BLOCK;
    for (int at = offset; at < blocksEnd; at += BLOCK) {
      h1 ^= mixFirst((long) LONG.get(bytes, at));
      h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
      h2 ^= mixSecond((long) LONG.get(bytes, at + 8));
      h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
    }
    int tail = length % BLOCK;
    if (tail > 8) {
      h2 ^= mixSecond(signed(bytes, blocksEnd + 8, tail - 8));
    }
    if (tail > 0) {
      h1 ^= mixFirst(signed(bytes, blocksEnd, Math.min(tail, 8)));
    }
    h1 ^= length;
    h2 ^= length;
    h1 += h2;
    h2 += h1;
    h1 = avalanche(h1);
    h1 += avalanche(h2);
    // The smallest token stands for "before the ring" alone.
    return h1 == Long.MIN_VALUE ? Long.MAX_VALUE : h1;
  }

  private static long mixFirst(long k) {
    return Long.rotateLeft(k * C1, 31) * C2;
  }

  private static long mixSecond(long k) {
    return Long.rotateLeft(k * C2, 33) * C1;
  }

  private static long signed(byte[] bytes, int offset, int length) {
    long k = 0;
    for (int i = 0; i < length; i++) {
      k ^= (long) bytes[offset + i] << (8 * i);
    }
    return k;
  }

  private static long avalanche(long value) {
    long k = value;
    k ^= k >>> 33;
    k *= 0xff51afd7ed558ccdL;
    k ^= k >>> 33;
    k *= 0xc4ceb9fe1a85ec53L;
    k ^= k >>> 33;
    return k;
  }
}
