/**
 * Stop 2 of a row's way. Receives pages of raw Cassandra cells or of text records, hands on chunks
 * in COPY's CSV format.
 */
@NullMarked
package dev.sluice.encode;

import org.jspecify.annotations.NullMarked;
