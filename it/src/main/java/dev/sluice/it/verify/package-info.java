/**
 * Compares what a source table holds with what a target table holds, sharing no code with the
 * product.
 */
@NullMarked
package dev.sluice.it.verify;

import org.jspecify.annotations.NullMarked;
