package dev.sluice.it.servers;

import java.nio.file.Path;

/**
 * A Cassandra that takes encrypted connections only.
 *
 * @param keyStore PKCS12 file with the server's certificate and key; {@link
 *     LocalCassandra#session()} presents them too
 * @param trustStore PKCS12 file with the authorities that both sides trust
 * @param password of both stores
 * @param clientCertificate whether clients must present a certificate
 */
public record CassandraTls(
    Path keyStore, Path trustStore, String password, boolean clientCertificate) {

  /** Lines of cassandra.yaml. */
  String yaml() {
    return """
    client_encryption_options:
      enabled: true
      optional: false
      store_type: PKCS12
      keystore: "%1$s"
      keystore_password: "%3$s"
      truststore: "%2$s"
      truststore_password: "%3$s"
      require_client_auth: %4$b
    """
        .formatted(keyStore, trustStore, password, clientCertificate);
  }
}
