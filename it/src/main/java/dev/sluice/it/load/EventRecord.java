package dev.sluice.it.load;

/**
 * A record of a topic.
 *
 * @param key the event's id as text
 */
record EventRecord(byte[] key, byte[] value) {

  int bytes() {
    return key.length + value.length;
  }
}
