/**
 * Stop 3 of a row's way. Receives the chunks of a unit in order, puts them into PostgreSQL in one
 * transaction with the unit's ledger row, hands on the outcome.
 */
@NullMarked
package dev.sluice.copy;

import org.jspecify.annotations.NullMarked;
