/**
 * Stop 1 of a row's way. Receives token ranges of a Cassandra table, hands on pages of raw cells.
 * Driver types end here.
 */
@NullMarked
package dev.sluice.cassandra;

import org.jspecify.annotations.NullMarked;
