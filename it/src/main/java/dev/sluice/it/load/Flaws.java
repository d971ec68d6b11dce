package dev.sluice.it.load;

import dev.sluice.row.SetupException;

/**
 * How many rows are not good ones.
 *
 * @param malformed share of rows that cannot be stored, from 0 to 0.5
 * @param duplicates share of rows that repeat an earlier good one byte for byte, from 0 to 0.5
 */
public record Flaws(double malformed, double duplicates) {

  /** Good rows only. */
  public static final Flaws NONE = new Flaws(0, 0);

  private static final double MOST = 0.5;

  public Flaws {
    check("malformed", malformed);
    check("duplicates", duplicates);
  }

  private static void check(String what, double share) {
    if (!(share >= 0 && share <= MOST)) {
      throw new SetupException(
          "Invalid share of %s: %s. Expected from 0 to %s.".formatted(what, share, MOST));
    }
  }
}
