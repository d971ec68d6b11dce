package dev.sluice.ledger;

/**
 * What a limit came to.
 *
 * @param perSecond as it was last set
 * @param passed rows or bytes
 * @param waitedMicros time that streams waited for it, all together
 */
public record PaceTotals(PaceKind kind, long perSecond, long passed, long waitedMicros) {}
