package dev.sluice.copy;

import dev.sluice.row.Secret;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the target database.
 *
 * @param hosts {@code host:port} each; connections are spread over them, and one that is down is
 *     left out for a while
 * @param loadBalance whether the YugabyteDB driver finds and balances the cluster's nodes itself
 * @param tls null for the driver's default
 * @param session server settings of every session, {@code name → value}
 */
public record PostgresTarget(
    TargetDriver driver,
    List<String> hosts,
    String database,
    String user,
    @Nullable Secret password,
    boolean loadBalance,
    @Nullable Tls tls,
    Map<String, String> session,
    Duration connectTimeout)
    implements Serializable {

  public PostgresTarget {
    hosts = List.copyOf(hosts);
    session = Map.copyOf(session);
  }

  /** The same with one host alone, which a driver that balances by itself must not leave. */
  public PostgresTarget only(String host) {
    return new PostgresTarget(
        driver, List.of(host), database, user, password, false, tls, session, connectTimeout);
  }

  /**
   * libpq's TLS settings, as both drivers take them. Files must be readable on every worker.
   *
   * @param mode disable, allow, prefer, require, verify-ca or verify-full
   */
  public record Tls(
      String mode, @Nullable String rootCert, @Nullable String cert, @Nullable String key)
      implements Serializable {}

  @Override
  public String toString() {
    return String.join(",", hosts) + "/" + database;
  }
}
