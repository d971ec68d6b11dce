/**
 * Compares what a source holds with what its target holds: both are read as rows of PostgreSQL's
 * binary COPY, hashed, and added up by buckets of their keys. Depends on {@code row}, {@code
 * ledger} and {@code copy}.
 */
@NullMarked
package dev.sluice.verify;

import org.jspecify.annotations.NullMarked;
