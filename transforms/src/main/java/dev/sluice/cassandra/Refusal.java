package dev.sluice.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import dev.sluice.row.SetupException;
import java.io.IOException;
import java.net.ConnectException;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why there is no session, and what to check, in the user's words. */
final class Refusal {
  private Refusal() {}

  /** No contact point let us in. */
  static SetupException byNodes(CassandraCluster cluster, AllNodesFailedException e) {
    List<Throwable> errors =
        e.getAllErrors().values().stream().flatMap(Collection::stream).toList();
    String reasons =
        errors.stream().map(Refusal::reason).distinct().collect(Collectors.joining("; "));
    return new SetupException(
        "Cannot connect to Cassandra at %s: %s. %s".formatted(cluster, reasons, advice(errors)), e);
  }

  /** The driver did not even try. */
  static SetupException byDriver(CassandraCluster cluster, RuntimeException e) {
    // Of a store's errors the outermost speaks of a wrong password, its causes of padding.
    return causes(e)
        .filter(at -> at instanceof IOException || at instanceof GeneralSecurityException)
        .findFirst()
        .map(
            at ->
                new SetupException(
                    ("Cannot open the trust or key store for Cassandra: %s."
                            + " Check --cassandraTrustStore, --cassandraKeyStore and their"
                            + " passwords.")
                        .formatted(at.getMessage()),
                    e))
        .orElseGet(
            () ->
                new SetupException(
                    "Cannot connect to Cassandra at " + cluster + ": " + e.getMessage(), e));
  }

  private static String advice(List<Throwable> errors) {
    if (contain(errors, AuthenticationException.class)) {
      return "Check --cassandraUser and --cassandraPassword.";
    }
    // What is wrong with the node's certificate is found here, what is wrong with ours there.
    if (contain(errors, GeneralSecurityException.class)) {
      return "That is TLS: the node's certificate is not trusted. Check --cassandraTrustStore,"
          + " --cassandraTrustStorePassword and --cassandraHostnameValidation.";
    }
    if (contain(errors, SSLException.class)) {
      return "That is TLS: the node ended it. Check --cassandraKeyStore if the cluster asks clients for"
          + " a certificate, else --cassandraTls and --cassandraPort.";
    }
    return "Check --cassandraHosts, --cassandraPort and the TLS flags.";
  }

  private static boolean contain(List<Throwable> errors, Class<? extends Throwable> wanted) {
    return errors.stream().flatMap(Refusal::causes).anyMatch(wanted::isInstance);
  }

  private static Stream<Throwable> causes(Throwable error) {
    return Stream.iterate(error, at -> at != null, Throwable::getCause);
  }

  /**
   * The innermost message; netty's own causes have none, and the driver hides some as suppressed.
   */
  private static String reason(Throwable error) {
    String reason = error.toString();
    for (Throwable at = error; at != null; at = at.getCause()) {
      reason = at.getMessage() == null ? reason : at.getMessage();
      for (Throwable hidden : at.getSuppressed()) {
        if (hidden instanceof ConnectException) {
          return reason(hidden);
        }
      }
    }
    return reason.replaceFirst("\\.$", "");
  }
}
