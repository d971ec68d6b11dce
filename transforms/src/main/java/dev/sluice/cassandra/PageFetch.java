package dev.sluice.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.metadata.token.Token;
import dev.sluice.row.Backoff;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.ReadFailure;
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

  /**
   * @throws UnreadableException if the page does not come, however often it is asked for
   */
  AsyncResultSet await(Pending pending) throws UnreadableException {
    Pending attempt = pending;
    for (int failures = 1; ; failures++) {
      try {
        return attempt.rows().toCompletableFuture().get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IncompleteException("Interrupted while reading " + range() + ".", e);
      } catch (ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        ReadTrouble trouble = ReadTrouble.of(cause);
        if (!mayHelp(trouble) || failures > settings.retries()) {
          throw unreadable(cause, trouble, failures);
        }
        retreat(trouble, failures, cause);
        attempt = start(pending.pagingState());
      }
    }
  }

  private boolean mayHelp(ReadTrouble trouble) {
    boolean sameAgain = trouble == ReadTrouble.TOO_MUCH && size.rows() == 1;
    return trouble.worthAnotherAttempt() && !sameAgain;
  }

  /** Asks for less; and later, unless time changes nothing. */
  private void retreat(ReadTrouble trouble, int failures, Throwable cause) {
    size.shrink(trouble == ReadTrouble.TOO_MUCH ? 16 : 2);
    LOG.warn(
        "Cannot read a page of {}: {}. Attempt {} of {} follows with {} rows a page.",
        range(),
        cause.getMessage(),
        failures + 1,
        settings.retries() + 1,
        size.rows());
    if (trouble != ReadTrouble.TOO_MUCH) {
      BACKOFF.pause(failures);
    }
  }

  private UnreadableException unreadable(Throwable cause, ReadTrouble trouble, int attempts) {
    String message =
        trouble == ReadTrouble.CHANGED
            ? "Cannot read %s: %s. The table was changed during the run. Look at what changed, then begin anew with --restart=true."
                .formatted(range(), cause.getMessage())
            : "Cannot read %s after %d attempts, the last with %d rows a page: %s. %s, then run the same command again; it goes on with what is missing."
                .formatted(range(), attempts, size.rows(), cause.getMessage(), advice(trouble));
    return new UnreadableException(new ReadFailure(message, trouble.divisible()), cause);
  }

  private static String advice(ReadTrouble trouble) {
    return switch (trouble) {
      case TOO_MUCH ->
          "Compact the table there (its server log names tombstones or what else went wrong)";
      case TOO_SLOW -> "Raise --requestTimeoutMs, or the servers' range_request_timeout";
      default -> "Check the cluster (nodetool status, server logs)";
    };
  }

  private String range() {
    return "token range (%s, %s] of %s".formatted(unit.from(), unit.until(), query.table());
  }
}
