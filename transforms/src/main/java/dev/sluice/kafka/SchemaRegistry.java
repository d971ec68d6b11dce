package dev.sluice.kafka;

import dev.sluice.row.IncompleteException;
import dev.sluice.row.Secret;
import dev.sluice.row.SetupException;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Servers that have the schemas of topics and speak the REST of Confluent's registry, as those of
 * Karapace, Redpanda and Apicurio (below {@code /apis/ccompat/v7}) do.
 *
 * @param addresses of HTTP or HTTPS, without {@code /schemas/ids}; all have the same schemas
 * @param login null if there is none
 * @param trust authorities beside which no others are trusted; null for those that Java trusts
 * @param timeout of one request
 */
public record SchemaRegistry(
    List<URI> addresses, @Nullable Login login, @Nullable Trust trust, Duration timeout)
    implements Serializable {
  private static final int ANY_SCHEMA = 1;

  /**
   * @throws IllegalArgumentException if an address is none of HTTP
   */
  public SchemaRegistry {
    addresses = List.copyOf(addresses);
    addresses.forEach(SchemaRegistry::check);
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid schema registry: no address. Expected one or more.");
    }
  }

  /**
   * Who asks.
   *
   * @param user of basic authentication; null for that of a bearer
   * @param secret the user's password, or the bearer's token
   */
  public record Login(@Nullable String user, Secret secret) implements Serializable {}

  /**
   * A file with certificates of authorities.
   *
   * @param path of a PEM file, or of a key store in JKS or PKCS12
   * @param password of a key store; null if it has none
   */
  public record Trust(String path, @Nullable Secret password) implements Serializable {}

  private static void check(URI address) {
    boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (address.getRawUserInfo() != null || address.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "Invalid schema registry: its address has a user or a query. Expected scheme, host, port and path, and user and password by themselves.");
    }
    if (!web || address.getHost() == null) {
      throw new IllegalArgumentException(
          "Invalid schema registry: \"%s\". Expected an address with http:// or https:// and a host."
              .formatted(address));
    }
  }

  /**
   * Asks for each schema once in this process; threads may share it. Answers that are not to be had
   * are waited for.
   *
   * @param patience how long
   */
  public SchemaSource open(Duration patience) {
    return new PatientSchemas(RegistrySchemas.of(this), patience);
  }

  /**
   * Asks for any schema, whether it is there or not.
   *
   * @throws SetupException if the registry does not answer as one
   */
  public void check() {
    try {
      SchemaSource.Answer unused = new RegistrySchemas(this).schema(ANY_SCHEMA);
    } catch (IncompleteException e) {
      throw new SetupException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The addresses. */
  @Override
  public String toString() {
    return addresses.stream().map(URI::toString).collect(Collectors.joining(","));
  }
}
