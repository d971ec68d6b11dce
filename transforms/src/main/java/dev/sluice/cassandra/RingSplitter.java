package dev.sluice.cassandra;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Cuts a ring into units. */
final class RingSplitter {
  private static final Comparator<TokenRange> BY_START = Comparator.comparing(TokenRange::from);

  private RingSplitter() {}

  /**
   * Cuts the ring into about {@code count} units of equal token span. A unit stays inside one range
   * of the cluster, so that one replica set holds it, unless the cluster has more ranges than units
   * are wanted; then neighbours are taken together.
   *
   * @param clusterRanges ranges between the cluster's tokens, unwrapped, in any order
   */
  static List<TokenRange> split(List<TokenRange> clusterRanges, int count) {
    List<TokenRange> sorted = clusterRanges.stream().sorted(BY_START).toList();
    BigInteger total =
        sorted.stream().map(TokenRange::size).reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger target = total.divide(BigInteger.valueOf(count)).max(BigInteger.ONE);
    List<TokenRange> units = new ArrayList<>();
    for (TokenRange range : sorted) {
      if (range.size().compareTo(target) > 0) {
        units.addAll(range.cut(roundedUp(range.size(), target)));
      } else if (joins(units, range, target)) {
        TokenRange last = units.remove(units.size() - 1);
        units.add(new TokenRange(last.from(), range.until()));
      } else {
        units.add(range);
      }
    }
    return units;
  }

  /** Cuts each of the last units in two. */
  static List<TokenRange> endHalved(List<TokenRange> units, int last) {
    int whole = Math.max(0, units.size() - last);
    List<TokenRange> ended = new ArrayList<>(units.subList(0, whole));
    units.subList(whole, units.size()).forEach(unit -> ended.addAll(unit.cut(2)));
    return ended;
  }

  private static boolean joins(List<TokenRange> units, TokenRange range, BigInteger target) {
    if (units.isEmpty()) {
      return false;
    }
    TokenRange last = units.get(units.size() - 1);
    return last.until().equals(range.from())
        && last.size().add(range.size()).compareTo(target) <= 0;
  }

  private static int roundedUp(BigInteger size, BigInteger target) {
    return size.add(target).subtract(BigInteger.ONE).divide(target).intValueExact();
  }

  /** What is left of the units without the ranges already done, whatever settings cut those. */
  static List<TokenRange> minus(List<TokenRange> units, List<TokenRange> done) {
    List<TokenRange> sorted = done.stream().sorted(BY_START).toList();
    return units.stream().flatMap(unit -> unit.minus(sorted).stream()).toList();
  }

  /** What of the ranges is in the wanted ones. */
  static List<TokenRange> within(List<TokenRange> ranges, List<TokenRange> wanted) {
    List<TokenRange> within = new ArrayList<>();
    for (TokenRange range : ranges) {
      for (TokenRange piece : wanted) {
        BigInteger from = range.from().max(piece.from());
        BigInteger until = range.until().min(piece.until());
        if (from.compareTo(until) < 0) {
          within.add(new TokenRange(from, until));
        }
      }
    }
    return within;
  }

  /**
   * Checks that the pieces cover the wanted ranges of a ring, each token once, and nothing else.
   *
   * @param wanted in ring order, with gaps between them
   * @throws IllegalStateException if not: a bug of ours
   */
  static void checkWhole(List<TokenRange> wanted, List<TokenRange> pieces) {
    List<TokenRange> sorted = pieces.stream().sorted(BY_START).toList();
    BigInteger at = BigInteger.ZERO;
    int next = 0;
    for (TokenRange range : wanted) {
      at = range.from();
      while (at.compareTo(range.until()) < 0 && next < sorted.size()) {
        TokenRange piece = sorted.get(next++);
        if (!piece.from().equals(at)) {
          throw notWhole(at, piece.from(), pieces.size());
        }
        at = piece.until();
      }
      if (!at.equals(range.until())) {
        throw notWhole(at, range.until(), pieces.size());
      }
    }
    if (next < sorted.size()) {
      throw notWhole(at, sorted.get(next).from(), pieces.size());
    }
  }

  private static IllegalStateException notWhole(BigInteger expected, BigInteger got, int pieces) {
    return new IllegalStateException(
        "Sluice bug: %d pieces do not cover the ring once: expected one from token %s, the next starts or the ring ends at %s. Please report it."
            .formatted(pieces, expected, got));
  }
}
