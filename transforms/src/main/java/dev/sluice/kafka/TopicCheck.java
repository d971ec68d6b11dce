package dev.sluice.kafka;

import dev.sluice.row.IncompleteException;
import dev.sluice.row.SetupException;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks the brokers for the topics before anything begins. */
public final class TopicCheck {
  private TopicCheck() {}

  /**
   * Asks for each topic's partitions and offsets.
   *
   * @throws SetupException if the settings cannot be used, or a topic is not there
   * @throws IncompleteException if the brokers do not answer
   */
  public static void run(ClientProperties client, List<String> names) {
    String topics = String.join(", ", names);
    String servers = client.bootstrap();
    try (Broker broker = Broker.connect(client)) {
      broker.end(broker.partitions(names).stream().map(Broker.Found::partition).toList());
    } catch (IOException e) {
      if (e.getCause() != null
          && e.getCause().getCause() instanceof UnknownTopicOrPartitionException) {
        throw new SetupException(
            "Cannot find all of the topics %s at %s. Create what is missing, or mend --topics."
                .formatted(topics, servers),
            e);
      }
      throw new IncompleteException(
          "%s. Check --bootstrapServers and --kafkaConfig; run the same command again when the brokers are there."
              .formatted(e.getMessage()),
          e);
    } catch (TopicAuthorizationException e) {
      throw new SetupException(
          "Cannot read the topics %s at %s: %s. The user needs READ and DESCRIBE on them."
              .formatted(topics, servers, KafkaCause.of(e)),
          e);
    } catch (KafkaException e) {
      throw new SetupException(
          "Cannot use Kafka at %s: %s. Check --bootstrapServers and --kafkaConfig."
              .formatted(servers, KafkaCause.of(e)),
          e);
    }
  }
}
