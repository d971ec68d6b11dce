/**
 * Tables of generated rows, recomputable from seed and index, and their way into Cassandra, CSV
 * files or Kafka topics.
 */
@NullMarked
package dev.sluice.it.load;

import org.jspecify.annotations.NullMarked;
