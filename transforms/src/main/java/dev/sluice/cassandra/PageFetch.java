package dev.sluice.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.metadata.token.Token;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import dev.sluice.row.Backoff;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.Unit;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for pages of one token range; a page that fails is asked for again, smaller and later. */
final class PageFetch {
  private static final Logger LOG = LoggerFactory.getLogger(PageFetch.class);
  private static final Backoff BACKOFF = new Backoff(200, 20_000);

  private final CqlSession session;
  private final BoundStatement statement;
  private final CassandraQuery query;
  private final ReadSettings settings;
  private final Unit unit;
  private final PageSize size;

  PageFetch(
      CqlSession session, CassandraQuery query, ReadSettings settings, Unit unit, PageSize size) {
    this.session = session;
    this.query = query;
    this.settings = settings;
    this.unit = unit;
    this.size = size;
    TokenMap tokens = Sessions.tokenMap(session);
    Token until = tokens.parse(unit.until());
    this.statement =
        session
            .prepare(query.rangeCql())
            .bind()
            .setToken(0, tokens.parse(unit.from()))
            .setToken(1, until)
            .setRoutingKeyspace(query.table().schema())
            .setRoutingToken(until)
            .setConsistencyLevel(DefaultConsistencyLevel.valueOf(settings.consistency()))
            .setIdempotent(true);
  }

  /** A page that is on its way, and where it starts. */
  record Pending(CompletionStage<AsyncResultSet> rows, @Nullable ByteBuffer pagingState) {}

  /**
   * @param pagingState where to go on; null for the first page
   */
  Pending start(@Nullable ByteBuffer pagingState) {
    return new Pending(
        session.executeAsync(statement.setPageSize(size.rows()).setPagingState(pagingState)),
        pagingState);
  }

  AsyncResultSet await(Pending pending) {
    Pending attempt = pending;
    for (int failures = 1; ; failures++) {
      try {
        return attempt.rows().toCompletableFuture().get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IncompleteException("Interrupted while reading " + range() + ".", e);
      } catch (ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (!isWorthRetrying(cause) || failures > settings.retries()) {
          throw unreadable(cause, failures);
        }
        size.halve();
        LOG.warn(
            "Cannot read a page of {}: {}. Attempt {} of {} follows with {} rows a page.",
            range(),
            cause.getMessage(),
            failures + 1,
            settings.retries() + 1,
            size.rows());
        BACKOFF.pause(failures);
        attempt = start(pending.pagingState());
      }
    }
  }

  private static boolean isWorthRetrying(Throwable cause) {
    return cause instanceof DriverException && !(cause instanceof QueryValidationException);
  }

  private IncompleteException unreadable(Throwable cause, int attempts) {
    return new IncompleteException(
        "Cannot read %s after %d attempts, the last with %d rows a page: %s. Check the cluster (nodetool status, server logs), then run the same command again; it goes on with what is missing."
            .formatted(range(), attempts, size.rows(), cause.getMessage()),
        cause);
  }

  private String range() {
    return "token range (%s, %s] of %s".formatted(unit.from(), unit.until(), query.table());
  }
}
