/**
 * Stop 4 of a row's way. Reads the ledger, tells people and programs what a run did and what slows
 * it.
 */
@NullMarked
package dev.sluice.report;

import org.jspecify.annotations.NullMarked;
