package dev.sluice.pipelines.check;

import dev.sluice.row.SetupException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;

/** What went wrong, in a user's words; never a stack trace. */
final class Reason {
  private Reason() {}

  static String of(Throwable error) {
    if (error instanceof ExecutionException && error.getCause() != null) {
      return of(error.getCause());
    }
    if (error instanceof SetupException setup) {
      return String.join(" ", setup.problems());
    }
    if (error instanceof SQLException sql) {
      return "%s (SQLSTATE %s)"
          .formatted(oneLine(String.valueOf(sql.getMessage())), sql.getSQLState());
    }
    if (error instanceof UnknownHostException) {
      return "the name does not resolve";
    }
    if (error instanceof SocketTimeoutException) {
      return "no answer, as from behind a firewall";
    }
    if (error instanceof NoRouteToHostException) {
      return "no way to it";
    }
    if (error instanceof ConnectException) {
      return "nothing listens there";
    }
    String message = error.getMessage();
    return message == null ? error.getClass().getSimpleName() : oneLine(message);
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ").replaceFirst("\\.$", "");
  }
}
