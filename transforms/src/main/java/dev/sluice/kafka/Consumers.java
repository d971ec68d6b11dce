package dev.sluice.kafka;

import dev.sluice.row.Secret;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Consumers of this process that nobody uses at the moment: to make one costs more than to read a
 * small unit. They belong to no group; nobody but the plan assigns partitions.
 */
final class Consumers {
  private static final int MOST_IDLE = 32;
  private static final Map<Map<String, Secret>, Deque<Consumer<byte[], byte[]>>> IDLE =
      new HashMap<>();

  private Consumers() {}

  static Consumer<byte[], byte[]> take(ClientProperties client) {
    synchronized (IDLE) {
      Deque<Consumer<byte[], byte[]>> idle = IDLE.get(client.values());
      if (idle != null && !idle.isEmpty()) {
        return idle.pop();
      }
    }
    return new KafkaConsumer<>(
        client.with(
            Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000")),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  static void giveBack(ClientProperties client, Consumer<byte[], byte[]> consumer) {
    synchronized (IDLE) {
      Deque<Consumer<byte[], byte[]>> idle =
          IDLE.computeIfAbsent(client.values(), key -> new ArrayDeque<>());
      if (idle.size() < MOST_IDLE) {
        idle.push(consumer);
        return;
      }
    }
    drop(consumer);
  }

  static void closeIdle() {
    synchronized (IDLE) {
      IDLE.values().forEach(idle -> idle.forEach(Consumers::drop));
      IDLE.clear();
    }
  }

  static void drop(Consumer<byte[], byte[]> consumer) {
    consumer.close(Duration.ZERO);
  }
}
