/**
 * Stop 1 of a row's way, for CSV files: finds files that are complete, cuts them at record borders,
 * reads a piece of one. Hands on {@link dev.sluice.row.TextPage}s.
 */
@NullMarked
package dev.sluice.csv;

import org.jspecify.annotations.NullMarked;
