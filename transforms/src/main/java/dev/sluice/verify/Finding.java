package dev.sluice.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that the sides do not both hold alike.
 *
 * @param source as PostgreSQL would hold it, in COPY's binary format; null if only the target has
 *     the row
 * @param target what the target holds; null if only the source has the row
 */
public record Finding(byte @Nullable [] source, byte @Nullable [] target) {

  /** What is wrong with a row. */
  public enum Kind {
    /** Only the source has it. */
    MISSING,
    /** Only the target has it, or has it more often. */
    EXTRA,
    /** Both have a row of its key, with other values. */
    DIFFERENT
  }

  /** Indexes of the columns whose values are not the same; none if one side lacks the row. */
  public List<Integer> columns(Compared compared) {
    byte[] one = source;
    byte[] other = target;
    return one == null || other == null
        ? List.of()
        : new CanonicalRow(compared).differing(one, other);
  }

  public Kind kind() {
    if (target == null) {
      return Kind.MISSING;
    }
    return source == null ? Kind.EXTRA : Kind.DIFFERENT;
  }
}
