package dev.sluice.it.load;

import dev.sluice.row.SetupException;

/**
 * How many rows files have: any number in a range, all as likely.
 *
 * @param least at least 1
 * @param most at least {@code least}
 */
public record FileRows(int least, int most) {
  private static final long SALT = 0xF11E5L;

  public FileRows {
    if (least < 1 || most < least) {
      throw new SetupException(
          "Invalid rows per file: %d to %d. Expected at least 1 and no more at the least than at the most."
              .formatted(least, most));
    }
  }

  /** The same for the same seed and file. */
  int of(long seed, long file) {
    return RandomValues.of(seed ^ SALT, file).between(least, most);
  }
}
