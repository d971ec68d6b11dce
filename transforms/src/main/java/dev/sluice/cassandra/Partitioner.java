package dev.sluice.cassandra;

import dev.sluice.row.SetupException;
import java.math.BigInteger;

/**
 * The partitioners whose tokens are numbers. No key has the lowest token, so {@code (lowest,
 * highest]} is the whole ring (org.apache.cassandra.dht: MINIMUM of each partitioner).
 */
enum Partitioner {
  MURMUR3(
      "Murmur3Partitioner",
      BigInteger.TWO.pow(63).negate(),
      BigInteger.TWO.pow(63).subtract(BigInteger.ONE)),
  RANDOM("RandomPartitioner", BigInteger.ONE.negate(), BigInteger.TWO.pow(127));

  private final String className;
  private final TokenRange ring;

  Partitioner(String className, BigInteger lowest, BigInteger highest) {
    this.className = className;
    this.ring = new TokenRange(lowest, highest);
  }

  /** The whole ring. */
  TokenRange ring() {
    return ring;
  }

  /**
   * @throws SetupException for a partitioner without numeric tokens
   */
  static Partitioner of(String name) {
    for (Partitioner partitioner : values()) {
      if (name.endsWith(partitioner.className)) {
        return partitioner;
      }
    }
    throw new SetupException(
        "Cannot split the ring of partitioner "
            + name
            + ". Expected Murmur3Partitioner or RandomPartitioner.");
  }
}
