package dev.sluice.cassandra;

import dev.sluice.row.SetupException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens of a ring are read: always the same ones, so that a later run, or a comparison,
 * means the same rows.
 *
 * @param from exclusive; null for the ring's start
 * @param until inclusive; null for the ring's end
 * @param percent of the tokens between them, more than 0, at most 100, in small pieces at even
 *     distances
 */
public record RingPart(@Nullable BigInteger from, @Nullable BigInteger until, BigDecimal percent)
    implements Serializable {
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  /** The whole ring. */
  public static final RingPart WHOLE = new RingPart(null, null, ALL);

  /** Pieces that a share is taken of; it is exact to the inverse of that. */
  private static final int PIECES = 1000;

  public RingPart {
    percent = percent.stripTrailingZeros();
  }

  /** Whether nothing is left out. */
  public boolean isWhole() {
    return from == null && until == null && percent.compareTo(ALL) == 0;
  }

  /**
   * The pieces of the ring, in its order; neighbours are one piece.
   *
   * @throws SetupException if the limits are not of this ring
   */
  List<TokenRange> of(TokenRange ring) {
    TokenRange limits = limits(ring);
    List<TokenRange> pieces = new ArrayList<>();
    if (percent.compareTo(ALL) >= 0) {
      pieces.add(limits);
      return pieces;
    }
    List<TokenRange> cut = limits.cut(PIECES);
    for (int piece = 0; piece < cut.size(); piece++) {
      if (taken(piece + 1) > taken(piece)) {
        add(pieces, cut.get(piece));
      }
    }
    return pieces;
  }

  /** How many of the first pieces are taken. */
  private int taken(int pieces) {
    return percent
        .multiply(BigDecimal.valueOf(pieces))
        .divide(ALL, 0, RoundingMode.CEILING)
        .intValueExact();
  }

  private static void add(List<TokenRange> pieces, TokenRange piece) {
    int last = pieces.size() - 1;
    if (last >= 0 && pieces.get(last).until().equals(piece.from())) {
      pieces.set(last, new TokenRange(pieces.get(last).from(), piece.until()));
    } else {
      pieces.add(piece);
    }
  }

  private TokenRange limits(TokenRange ring) {
    BigInteger start = from == null ? ring.from() : from;
    BigInteger end = until == null ? ring.until() : until;
    if (start.compareTo(ring.from()) < 0
        || end.compareTo(ring.until()) > 0
        || start.compareTo(end) >= 0) {
      throw new SetupException(
          "Cannot read tokens (%s, %s]: expected --tokenFrom below --tokenUntil, both in the ring %s."
              .formatted(start, end, ring));
    }
    return new TokenRange(start, end);
  }

  /** For people, such as {@code 10 % of tokens (0, 9]}; {@code all tokens} for the whole. */
  @Override
  public String toString() {
    String limits =
        from == null && until == null
            ? "all tokens"
            : "tokens (%s, %s]"
                .formatted(from == null ? "start" : from, until == null ? "end" : until);
    return percent.compareTo(ALL) == 0 ? limits : percent.toPlainString() + " % of " + limits;
  }
}
