/**
 * The words that every stop of a row's way shares: units, pages, chunks, table shapes. Depends on
 * nothing else of Sluice.
 */
@NullMarked
package dev.sluice.row;

import org.jspecify.annotations.NullMarked;
