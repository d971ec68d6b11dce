package dev.sluice.it.load;

/** The good rows of one part of a load, which have consecutive indexes. */
public sealed interface GoodRows permits ManifestFile, ManifestChunk {

  /** The part, for messages. */
  String name();

  /** The index of the first one. */
  long firstIndex();

  /** How many there are. */
  long good();

  /** The sum of a hash of each one's bytes, in hex. */
  String checksum();
}
