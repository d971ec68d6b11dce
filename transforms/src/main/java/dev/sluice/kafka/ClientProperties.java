package dev.sluice.kafka;

import dev.sluice.row.Secret;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * Settings of Kafka's clients by Kafka's own names, {@code bootstrap.servers} among them. Any of
 * them may hold a password, so none shows itself.
 */
public record ClientProperties(Map<String, Secret> values) implements Serializable {
  /** Where the first brokers are. */
  public static final String BOOTSTRAP = "bootstrap.servers";

  public ClientProperties {
    values = Map.copyOf(values);
  }

  Map<String, Object> with(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>();
    values.forEach((name, value) -> all.put(name, value.value()));
    all.putAll(more);
    return all;
  }

  /** The brokers to begin with. */
  public String bootstrap() {
    Secret servers = values.get(BOOTSTRAP);
    return servers == null ? "" : servers.value();
  }
}
