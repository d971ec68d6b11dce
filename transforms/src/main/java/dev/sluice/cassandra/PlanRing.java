package dev.sluice.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.SetupException;
import dev.sluice.row.Unit;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans the units of a table: looks at the ring and a sample, leaves out what is done. */
public final class PlanRing {
  private static final Logger LOG = LoggerFactory.getLogger(PlanRing.class);

  /** Several units for each stream, so that a slow one does not leave the others idle. */
  private static final int UNITS_PER_STREAM = 8;

  /** Smaller units cost the runner more in tasks than they give in balance. */
  private static final long SMALLEST_UNIT_ROWS = 2_500;

  /** So many of the last units of each stream are cut in two, so that streams end together. */
  private static final int LAST_OF_STREAM = 2;

  private static final long MOST_UNITS = 200_000;

  private static final int SURVEYED_PLACES = 64;

  private PlanRing() {}

  /**
   * Plans the units that are left, in ring order; none if all is done.
   *
   * @param part of the ring that is read
   * @param done ranges already in the target; they do not overlap
   * @throws SetupException if the cluster cannot be reached, or the query is not valid
   */
  public static List<Unit> plan(
      CassandraCluster cluster,
      CassandraQuery query,
      RingPart part,
      ReadSettings read,
      SplitSettings split,
      List<TokenRange> done) {
    CqlSession session = Sessions.of(cluster);
    TokenMap tokens = Sessions.tokenMap(session);
    TokenRange ring = Partitioner.of(tokens.getPartitionerName()).ring();
    List<TokenRange> wanted = part.of(ring);
    TableEstimate estimate = estimate(session, query, read, ring).share(share(wanted, ring));
    int count = unitCount(estimate, split);
    List<TokenRange> ranges = RingSplitter.within(clusterRanges(tokens, ring), wanted);
    List<TokenRange> cut = RingSplitter.split(ranges, count);
    if (endsFinely(estimate, split, count)) {
      cut = RingSplitter.endHalved(cut, LAST_OF_STREAM * split.streams());
    }
    List<TokenRange> left = RingSplitter.minus(cut, done);
    List<TokenRange> whole = new ArrayList<>(left);
    whole.addAll(done);
    RingSplitter.checkWhole(wanted, whole);
    return units(query, left);
  }

  /**
   * Looks at a table more closely than planning it takes: some seconds on a healthy cluster.
   *
   * @throws IncompleteException if the cluster does not answer
   */
  public static TableSurvey survey(
      CassandraCluster cluster, CassandraQuery query, RingPart part, ReadSettings read) {
    CqlSession session = Sessions.of(cluster);
    TokenRange ring = ring(cluster);
    try {
      RingSample sample = RingSample.take(session, query, read, ring, SURVEYED_PLACES);
      TableEstimate estimate = sample.estimate().share(share(part.of(ring), ring));
      return new TableSurvey(
          estimate.rows(),
          sample.error(),
          sample.cut(),
          estimate.bytes(),
          SizeEstimates.bytes(session, query.table()),
          sample.rows(),
          sample.largest());
    } catch (DriverException e) {
      throw new IncompleteException(
          "Cannot look at %s: %s. Run the same command again when the cluster answers."
              .formatted(query.table(), e.getMessage()),
          e);
    }
  }

  /**
   * Checks that the cluster's ring has such a part.
   *
   * @throws SetupException if not
   */
  public static void check(CassandraCluster cluster, RingPart part) {
    List<TokenRange> unused = part.of(ring(cluster));
  }

  /**
   * Checks that these ranges cover that part of the ring, each token once.
   *
   * @throws IllegalStateException if not: a bug of ours
   */
  public static void checkWhole(CassandraCluster cluster, RingPart part, List<TokenRange> done) {
    RingSplitter.checkWhole(part.of(ring(cluster)), done);
  }

  private static TokenRange ring(CassandraCluster cluster) {
    TokenMap tokens = Sessions.tokenMap(Sessions.of(cluster));
    return Partitioner.of(tokens.getPartitionerName()).ring();
  }

  private static double share(List<TokenRange> ranges, TokenRange ring) {
    BigInteger size =
        ranges.stream().map(TokenRange::size).reduce(BigInteger.ZERO, BigInteger::add);
    return size.doubleValue() / ring.size().doubleValue();
  }

  /** How many units a table of that size makes. */
  static int unitCount(TableEstimate estimate, SplitSettings split) {
    long byBytes = roundedUp(estimate.bytes(), split.splitBytes());
    long byRows = roundedUp(estimate.rows(), split.unitRows());
    long balance = Math.min(UNITS_PER_STREAM, rounds(estimate.rows(), split.streams()));
    long count = Math.max(Math.max(byBytes, byRows), balance * split.streams());
    return (int) Math.min(count, MOST_UNITS);
  }

  /** Whether there are large units enough to do so, and halves of them are not too small. */
  static boolean endsFinely(TableEstimate estimate, SplitSettings split, int count) {
    return count >= 2 * LAST_OF_STREAM * split.streams()
        && estimate.rows() / count >= 2 * SMALLEST_UNIT_ROWS;
  }

  /** How often every stream gets a unit: never half of them a last one. */
  private static long rounds(long rows, int streams) {
    return Math.max(1, roundedUp(roundedUp(rows, SMALLEST_UNIT_ROWS), streams));
  }

  private static long roundedUp(long amount, long size) {
    return (amount + size - 1) / size;
  }

  private static TableEstimate estimate(
      CqlSession session, CassandraQuery query, ReadSettings read, TokenRange ring) {
    try {
      TableEstimate sample = RingSample.take(session, query, read, ring, RingSample.FEW).estimate();
      long bytes = query.where().isEmpty() ? SizeEstimates.bytes(session, query.table()) : 0;
      return new TableEstimate(sample.rows(), Math.max(sample.bytes(), bytes));
    } catch (DriverException e) {
      LOG.warn("Cannot estimate the size of {}: {}.", query.table(), e.getMessage());
      return new TableEstimate(0, 0);
    }
  }

  private static List<TokenRange> clusterRanges(TokenMap tokens, TokenRange ring) {
    List<TokenRange> ranges = new ArrayList<>();
    for (var range : tokens.getTokenRanges()) {
      BigInteger start = new BigInteger(tokens.format(range.getStart()));
      BigInteger end = new BigInteger(tokens.format(range.getEnd()));
      if (start.compareTo(end) < 0) {
        ranges.add(new TokenRange(start, end));
        continue;
      }
      if (start.compareTo(ring.until()) < 0) {
        ranges.add(new TokenRange(start, ring.until()));
      }
      if (end.compareTo(ring.from()) > 0) {
        ranges.add(new TokenRange(ring.from(), end));
      }
    }
    return ranges;
  }

  /** Units for these ranges, one each. */
  public static List<Unit> units(CassandraQuery query, List<TokenRange> ranges) {
    List<Unit> units = new ArrayList<>();
    for (TokenRange range : ranges) {
      units.add(
          new Unit(
              "c/%s/%s:%s".formatted(query.table(), range.from(), range.until()),
              range.from().toString(),
              range.until().toString(),
              units.size()));
    }
    return units;
  }
}
