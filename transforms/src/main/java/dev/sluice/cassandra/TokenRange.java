package dev.sluice.cassandra;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The tokens {@code (from, until]}; never empty, never around the ring's end. */
public record TokenRange(BigInteger from, BigInteger until) {

  public TokenRange {
    if (from.compareTo(until) >= 0) {
      throw new IllegalArgumentException(
          "Invalid token range: (%s, %s]. Expected from < until.".formatted(from, until));
    }
  }

  /** From decimal numbers. */
  public static TokenRange of(String from, String until) {
    return new TokenRange(new BigInteger(from), new BigInteger(until));
  }

  BigInteger size() {
    return until.subtract(from);
  }

  /** Cuts into {@code parts} of nearly equal size, fewer if there are not so many tokens. */
  public List<TokenRange> cut(int parts) {
    List<TokenRange> cut = new ArrayList<>();
    BigInteger start = from;
    for (int part = 1; part <= parts; part++) {
      BigInteger end =
          from.add(size().multiply(BigInteger.valueOf(part)).divide(BigInteger.valueOf(parts)));
      if (end.compareTo(start) > 0) {
        cut.add(new TokenRange(start, end));
        start = end;
      }
    }
    return cut;
  }

  /** What is left of this range without {@code others}, which are sorted and do not overlap. */
  List<TokenRange> minus(List<TokenRange> others) {
    List<TokenRange> left = new ArrayList<>();
    BigInteger start = from;
    for (TokenRange other : others) {
      BigInteger gapEnd = other.from.min(until);
      if (gapEnd.compareTo(start) > 0) {
        left.add(new TokenRange(start, gapEnd));
      }
      start = start.max(other.until);
      if (start.compareTo(until) >= 0) {
        return left;
      }
    }
    left.add(new TokenRange(start, until));
    return left;
  }

  @Override
  public String toString() {
    return "(" + from + ", " + until + "]";
  }
}
