package dev.sluice.cassandra;

import dev.sluice.row.Secret;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a Cassandra cluster.
 *
 * @param hosts contact points, without ports
 * @param localDc data centre to read from; null takes the contact points' own
 * @param login null for a cluster without authentication
 * @param tls null for plain connections
 * @param requestTimeout how long the driver waits for one page
 */
public record CassandraCluster(
    List<String> hosts,
    int port,
    @Nullable String localDc,
    @Nullable Login login,
    @Nullable Tls tls,
    Duration requestTimeout)
    implements Serializable {

  public CassandraCluster {
    hosts = List.copyOf(hosts);
  }

  /** User and password. */
  public record Login(String user, Secret password) implements Serializable {}

  /**
   * Stores in PKCS12 or JKS format, readable at these paths on every worker.
   *
   * @param trustStore null trusts the JDK's authorities
   * @param keyStore null presents no client certificate
   * @param hostnameValidation whether the certificate must name the host
   */
  public record Tls(
      @Nullable Store trustStore, @Nullable Store keyStore, boolean hostnameValidation)
      implements Serializable {}

  /** A key or trust store. */
  public record Store(String path, @Nullable Secret password) implements Serializable {}

  @Override
  public String toString() {
    return String.join(",", hosts) + ":" + port;
  }
}
