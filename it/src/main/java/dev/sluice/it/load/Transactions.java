package dev.sluice.it.load;

import dev.sluice.row.SetupException;

/**
 * Whether a chunk's records are written in one transaction.
 *
 * @param aborted share of transactions that are aborted when all of their records are written, from
 *     0 to 0.5
 */
public record Transactions(boolean used, double aborted) {

  /** Records are there as soon as they are written. */
  public static final Transactions NONE = new Transactions(false, 0);

  private static final double MOST = 0.5;

  public Transactions {
    if (!(aborted >= 0 && aborted <= MOST)) {
      throw new SetupException(
          "Invalid share of aborted transactions: %s. Expected from 0 to %s."
              .formatted(aborted, MOST));
    }
    if (aborted > 0 && !used) {
      throw new SetupException(
          "Cannot abort a share of %s: there are no transactions. Add --transactional=true."
              .formatted(aborted));
    }
  }
}
