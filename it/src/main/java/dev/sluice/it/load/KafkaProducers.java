package dev.sluice.it.load;

import dev.sluice.row.SetupException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Connects the producers of a load. */
interface KafkaProducers {

  /** Makes a producer that is ready to send; {@code number} is 0 and up. */
  Producer<byte[], byte[]> connect(int number);

  /**
   * Those of a broker. Nothing is written twice and all replicas have it: idempotent, acks=all.
   *
   * @throws SetupException from {@link #connect} if the topic cannot be written to
   */
  static KafkaProducers of(KafkaLoad load) {
    return number -> {
      KafkaProducer<byte[], byte[]> producer = null;
      try {
        producer =
            new KafkaProducer<>(
                properties(load, number), new ByteArraySerializer(), new ByteArraySerializer());
        // Asks the broker, so that the first record need not.
        producer.partitionsFor(load.target().topic());
        if (load.transactions().used()) {
          producer.initTransactions();
        }
        return producer;
      } catch (KafkaException e) {
        if (producer != null) {
          producer.close();
        }
        throw new SetupException(
            "Cannot write to topic %s at %s: %s. Expected a broker that answers and a topic that is there. Check --bootstrapServers and the client properties, or create the topic."
                .formatted(load.target().topic(), load.target().bootstrapServers(), reason(e)),
            e);
      }
    };
  }

  private static Map<String, Object> properties(KafkaLoad load, int number) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("linger.ms", "5");
    properties.put("batch.size", "65536");
    properties.put("max.block.ms", "30000");
    properties.putAll(load.target().clientProperties());
    properties.put("client.id", "sluice-generate-" + number);
    properties.put("acks", "all");
    properties.put("enable.idempotence", "true");
    if (load.transactions().used()) {
      // The same in the next run: it ends what a killed one left open.
      properties.put(
          "transactional.id",
          "sluice-generate-%s-%d-%d".formatted(load.target().topic(), load.table().seed(), number));
    }
    return properties;
  }

  private static String reason(KafkaException e) {
    Throwable cause = e.getCause();
    String said = String.valueOf(e.getMessage());
    return cause == null ? said : "%s (%s)".formatted(said, cause.getMessage());
  }
}
