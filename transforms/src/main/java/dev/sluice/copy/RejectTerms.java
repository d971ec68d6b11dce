package dev.sluice.copy;

import dev.sluice.ledger.RejectLimit;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of rows that cannot be stored.
 *
 * @param target where they were to go, for people
 * @param conflictsFail whether a row whose key is there ends the run
 * @param layout as {@link CopySettings} has it
 */
record RejectTerms(
    String target, boolean conflictsFail, RejectLimit limit, @Nullable String layout) {}
