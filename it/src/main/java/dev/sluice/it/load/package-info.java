/** Tables of generated rows, recomputable from seed and index, and their way into Cassandra. */
@NullMarked
package dev.sluice.it.load;

import org.jspecify.annotations.NullMarked;
