package dev.sluice.it.load;

import dev.sluice.row.SetupException;
import java.util.Map;

/**
 * Where the records go.
 *
 * @param clientProperties of Kafka's clients: {@code bootstrap.servers} and how to log in
 * @param topic which has to be there
 * @param producers how many write at once, each with connections of its own
 */
public record KafkaTarget(Map<String, String> clientProperties, String topic, int producers) {

  public KafkaTarget {
    clientProperties = Map.copyOf(clientProperties);
    if (producers < 1) {
      throw new SetupException(
          "Invalid number of producers: %d. Expected at least 1.".formatted(producers));
    }
  }

  String bootstrapServers() {
    return clientProperties.getOrDefault("bootstrap.servers", "");
  }

  /** Passwords are in the properties. */
  @Override
  public String toString() {
    return "topic %s at %s, %d producers".formatted(topic, bootstrapServers(), producers);
  }
}
