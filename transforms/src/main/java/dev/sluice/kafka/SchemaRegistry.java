package dev.sluice.kafka;

import dev.sluice.row.Secret;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A server that has the schemas of topics and speaks the REST of Confluent's registry, as those of
 * Karapace, Redpanda and Apicurio (below {@code /apis/ccompat/v7}) do.
 *
 * @param address of HTTP or HTTPS, without {@code /schemas/ids}
 * @param user of basic authentication; null if there is none
 * @param timeout of one request
 */
public record SchemaRegistry(
    URI address, @Nullable String user, @Nullable Secret password, Duration timeout)
    implements Serializable {

  /**
   * @throws IllegalArgumentException if it is no address of HTTP, or half of a user and a password
   */
  public SchemaRegistry {
    boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!web || address.getHost() == null) {
      throw new IllegalArgumentException(
          "Invalid schema registry: \"%s\". Expected an address with http:// or https:// and a host."
              .formatted(address));
    }
    if (address.getRawUserInfo() != null || address.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "Invalid schema registry: its address has a user or a query. Expected scheme, host, port and path, and user and password by themselves.");
    }
    if ((user == null) != (password == null)) {
      throw new IllegalArgumentException(
          "Invalid schema registry: only one of user and password is given. Expected both or none.");
    }
  }

  /** Asks the registry once for each schema; threads may share it. */
  public SchemaSource open() {
    return new RegistrySchemas(this);
  }
}
