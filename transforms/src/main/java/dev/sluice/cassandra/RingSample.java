package dev.sluice.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guesses rows and bytes from a few rows behind evenly spread tokens: rows found ÷ tokens passed ×
 * tokens of the ring. Unlike {@code system.size_estimates} it sees memtables and counts rows.
 *
 * @param places where rows were asked for, without those that gave no answer
 */
record RingSample(List<Place> places, BigInteger ring) {
  /** Enough to choose the number of units. */
  static final int FEW = 8;

  static final int ROWS_PER_PLACE = 200;
  private static final Logger LOG = LoggerFactory.getLogger(RingSample.class);

  /** Quantile of the normal distribution that leaves 2.5 % on each side. */
  private static final double TWO_SIDED_95 = 1.96;

  RingSample {
    places = List.copyOf(places);
  }

  /**
   * What was found behind one token.
   *
   * @param largest bytes of the largest row
   * @param passed tokens up to the last row, or to the next place if there was no other before it
   * @param cut whether there were more rows than were asked for, all of one partition
   */
  record Place(long rows, long bytes, long largest, BigInteger passed, boolean cut) {}

  /** A row's token, and bytes of its raw cells. */
  record Seen(BigInteger token, long bytes) {}

  static RingSample take(
      CqlSession session, CassandraQuery query, ReadSettings settings, TokenRange ring, int count) {
    TokenMap tokens = Sessions.tokenMap(session);
    PreparedStatement prepared = session.prepare(query.sampleCql());
    List<Place> places = new ArrayList<>();
    for (TokenRange place : ring.cut(count)) {
      BoundStatement statement =
          prepared
              .bind()
              .setToken(0, tokens.parse(place.from().toString()))
              .setInt(1, ROWS_PER_PLACE)
              .setIdempotent(true)
              .setConsistencyLevel(DefaultConsistencyLevel.valueOf(settings.consistency()))
              .setPageSize(Math.min(settings.fetchSizeInRows(), ROWS_PER_PLACE / 4));
      try {
        List<Row> rows = session.execute(statement).all();
        places.add(place(rows, query.columns().size(), tokens, place));
      } catch (DriverException e) {
        LOG.warn(
            "Cannot take a sample of {} behind token {}: {}.",
            query.table(),
            place.from(),
            e.getMessage());
      }
    }
    return new RingSample(places, ring.size());
  }

  private static Place place(List<Row> rows, int columns, TokenMap tokens, TokenRange between) {
    List<Seen> seen =
        rows.stream()
            .map(
                row ->
                    new Seen(
                        new BigInteger(tokens.format(row.getToken(columns))),
                        cellBytes(row, columns)))
            .toList();
    return place(seen, between);
  }

  /**
   * What of {@code seen}, the rows behind {@code between.from()} in the order of their tokens, lies
   * in that range: rows of the next place must not count twice.
   */
  static Place place(List<Seen> seen, TokenRange between) {
    List<Seen> within =
        seen.stream().filter(row -> row.token().compareTo(between.until()) <= 0).toList();
    long bytes = within.stream().mapToLong(Seen::bytes).sum();
    long largest = within.stream().mapToLong(Seen::bytes).max().orElse(0);
    if (within.size() < ROWS_PER_PLACE) {
      return new Place(within.size(), bytes, largest, between.size(), false);
    }
    BigInteger last = within.get(within.size() - 1).token();
    boolean cut = last.equals(within.get(0).token());
    return new Place(
        within.size(), bytes, largest, last.subtract(between.from()).max(BigInteger.ONE), cut);
  }

  TableEstimate estimate() {
    double scale = scale();
    return new TableEstimate(Math.round(rows() * scale), Math.round(bytes() * scale));
  }

  long rows() {
    return places.stream().mapToLong(Place::rows).sum();
  }

  long bytes() {
    return places.stream().mapToLong(Place::bytes).sum();
  }

  long largest() {
    return places.stream().mapToLong(Place::largest).max().orElse(0);
  }

  /** Whether some partition has more rows than were looked at, so that the estimate is too low. */
  boolean cut() {
    return places.stream().anyMatch(Place::cut);
  }

  /**
   * How far the number of rows may be off with 95 % confidence, as a fraction of it: the jackknife
   * of a ratio (Tukey 1958; Cochran, Sampling Techniques, §6.17). 0 if all rows were seen, 1 if a
   * single place says nothing about its spread.
   */
  double error() {
    if (rows() == 0 || passed().compareTo(ring) >= 0) {
      return 0;
    }
    int n = places.size();
    if (n < 2) {
      return 1;
    }
    double passed = passed().doubleValue();
    double[] without = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      Place place = places.get(i);
      without[i] = (rows() - place.rows()) / (passed - place.passed().doubleValue());
      mean += without[i] / n;
    }
    double squares = 0;
    for (double ratio : without) {
      squares += (ratio - mean) * (ratio - mean);
    }
    return TWO_SIDED_95 * Math.sqrt(squares * (n - 1) / n) / (rows() / passed);
  }

  private double scale() {
    return rows() == 0 ? 0 : ring.doubleValue() / passed().max(BigInteger.ONE).doubleValue();
  }

  private BigInteger passed() {
    return places.stream().map(Place::passed).reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static long cellBytes(Row row, int columns) {
    long bytes = 0;
    for (int column = 0; column < columns; column++) {
      ByteBuffer cell = row.getBytesUnsafe(column);
      bytes += cell == null ? 0 : cell.remaining();
    }
    return bytes;
  }
}
