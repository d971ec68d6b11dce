package dev.sluice.it.servers;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Kafka broker that takes encrypted connections of clients with a password only: SASL_SSL with
 * mechanism PLAIN, and {@link #USER} as its one user.
 *
 * @param keyStore PKCS12 file with the server's certificate and key
 * @param trustStore PKCS12 file with the authorities that clients trust
 * @param password of both stores
 */
public record KafkaTls(Path keyStore, Path trustStore, String password) {

  /** Who may log in. */
  public static final String USER = "sluice";

  /** The user's password. */
  public static final String USER_PASSWORD = "pass-word of the broker";

  private static final String LOGIN_MODULE =
      "org.apache.kafka.common.security.plain.PlainLoginModule";

  /** What a client sets as {@code sasl.jaas.config} to log in. */
  public static String jaas(String user, String userPassword) {
    return "%s required username=\"%s\" password=\"%s\";"
        .formatted(LOGIN_MODULE, user, userPassword);
  }

  /** What a client of {@link #USER} sets beside the broker's address. */
  public Map<String, String> clientProperties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("security.protocol", "SASL_SSL");
    properties.put("sasl.mechanism", "PLAIN");
    properties.put("sasl.jaas.config", jaas(USER, USER_PASSWORD));
    properties.put("ssl.truststore.type", "PKCS12");
    properties.put("ssl.truststore.location", trustStore.toString());
    properties.put("ssl.truststore.password", password);
    return properties;
  }

  /** Lines of server.properties; the broker is a client of its own, too. */
  Map<String, String> brokerProperties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("sasl.enabled.mechanisms", "PLAIN");
    properties.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
    properties.put(
        "listener.name.client.plain.sasl.jaas.config",
        "%s required username=\"%2$s\" password=\"%3$s\" user_%2$s=\"%3$s\";"
            .formatted(LOGIN_MODULE, USER, USER_PASSWORD));
    properties.put("ssl.keystore.type", "PKCS12");
    properties.put("ssl.keystore.location", keyStore.toString());
    properties.put("ssl.keystore.password", password);
    properties.put("ssl.truststore.type", "PKCS12");
    properties.put("ssl.truststore.location", trustStore.toString());
    properties.put("ssl.truststore.password", password);
    return properties;
  }
}
