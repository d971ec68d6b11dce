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
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guesses rows and bytes from a few rows behind evenly spread tokens: rows found ÷ tokens passed ×
 * tokens of the ring. Unlike {@code system.size_estimates} it sees memtables and counts rows.
 */
final class RingSample {
  private static final Logger LOG = LoggerFactory.getLogger(RingSample.class);
  private static final int PLACES = 8;
  private static final int ROWS_PER_PLACE = 200;

  private RingSample() {}

  static TableEstimate take(
      CqlSession session, CassandraQuery query, ReadSettings settings, TokenRange ring) {
    TokenMap tokens = Sessions.tokenMap(session);
    PreparedStatement prepared = session.prepare(query.sampleCql());
    long rows = 0;
    long bytes = 0;
    BigInteger passed = BigInteger.ZERO;
    for (TokenRange place : ring.cut(PLACES)) {
      BoundStatement statement =
          prepared
              .bind()
              .setToken(0, tokens.parse(place.from().toString()))
              .setInt(1, ROWS_PER_PLACE)
              .setIdempotent(true)
              .setConsistencyLevel(DefaultConsistencyLevel.valueOf(settings.consistency()))
              .setPageSize(Math.min(settings.fetchSizeInRows(), ROWS_PER_PLACE / 4));
      List<Row> found;
      try {
        found = session.execute(statement).all();
      } catch (DriverException e) {
        LOG.warn(
            "Cannot take a sample of {} behind token {}: {}.",
            query.table(),
            place.from(),
            e.getMessage());
        continue;
      }
      int columns = query.columns().size();
      rows += found.size();
      bytes += found.stream().mapToLong(row -> cellBytes(row, columns)).sum();
      BigInteger end =
          found.size() < ROWS_PER_PLACE
              ? ring.until()
              : new BigInteger(tokens.format(found.get(found.size() - 1).getToken(columns)));
      passed = passed.add(end.subtract(place.from()));
    }
    if (rows == 0) {
      return new TableEstimate(0, 0);
    }
    double scale = ring.size().doubleValue() / passed.max(BigInteger.ONE).doubleValue();
    return new TableEstimate(Math.round(rows * scale), Math.round(bytes * scale));
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
