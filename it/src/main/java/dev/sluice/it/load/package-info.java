/**
 * Tables of generated rows, recomputable from seed and index, and their way into Cassandra or CSV
 * files.
 */
@NullMarked
package dev.sluice.it.load;

import org.jspecify.annotations.NullMarked;
