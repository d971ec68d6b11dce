package dev.sluice.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * Guesses rows and bytes from a few rows behind evenly spread tokens: rows found ÷ tokens passed ×
 * tokens of the ring. Unlike {@code system.size_estimates} it sees memtables and counts rows.
 */
final class RingSample {
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
      int found = 0;
      BigInteger last = place.from();
      for (Row row : session.execute(statement)) {
        found++;
        bytes += cellBytes(row, query.columns().size());
        last = new BigInteger(tokens.format(row.getToken(query.columns().size())));
      }
      rows += found;
      passed = passed.add((found < ROWS_PER_PLACE ? ring.until() : last).subtract(place.from()));
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
