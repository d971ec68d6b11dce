package dev.sluice.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import com.datastax.oss.driver.api.core.servererrors.ReadFailureException;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import java.util.Collection;

/** What an error of a page says about asking again. */
enum ReadTrouble {
  /** The servers gave up in the middle, mostly over too many tombstones; less may go through. */
  TOO_MUCH,
  /** The servers ran out of time; later, or less, may do. */
  TOO_SLOW,
  /** A node is down, overloaded or silent: later may do. */
  AWAY,
  /** The query is not valid any more: the table has changed. */
  CHANGED,
  /** Nothing of the cluster's. */
  UNKNOWN;

  static ReadTrouble of(Throwable cause) {
    if (cause instanceof QueryValidationException) {
      return CHANGED;
    }
    if (cause instanceof ReadFailureException) {
      return TOO_MUCH;
    }
    if (cause instanceof ReadTimeoutException) {
      return TOO_SLOW;
    }
    if (cause instanceof AllNodesFailedException all) {
      return all.getAllErrors().values().stream()
          .flatMap(Collection::stream)
          .map(ReadTrouble::of)
          .filter(trouble -> trouble != UNKNOWN)
          .min(Enum::compareTo)
          .orElse(AWAY);
    }
    return cause instanceof DriverException ? AWAY : UNKNOWN;
  }

  boolean worthAnotherAttempt() {
    return this != CHANGED && this != UNKNOWN;
  }

  /** Whether a part of the range may be readable although the whole is not. */
  boolean divisible() {
    return this == TOO_MUCH || this == TOO_SLOW;
  }
}
