/**
 * Stop 3½ of a row's way: what is done. Tables in schema {@code sluice} of the target database,
 * written in the transaction of the data they speak of. Knows nothing of COPY.
 */
@NullMarked
package dev.sluice.ledger;

import org.jspecify.annotations.NullMarked;
