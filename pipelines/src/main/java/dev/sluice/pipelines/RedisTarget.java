package dev.sluice.pipelines;

import dev.sluice.copy.DeliverySettings;
import dev.sluice.copy.TargetServer;
import dev.sluice.pipelines.options.RedisSink;
import dev.sluice.pipelines.options.StreamKafkaSettings;
import dev.sluice.pipelines.options.Tombstones;
import dev.sluice.redis.RedisCheck;
import dev.sluice.redis.RedisServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Redis as the target of topics, as it is when the run begins.
 *
 * @param topics by name
 * @param name server, type and keys in words
 */
record RedisTarget(
    SortedMap<String, RedisUnit.Topic> topics,
    RedisServer server,
    String name,
    List<String> notes) {

  /**
   * @throws dev.sluice.row.SetupException if the server cannot be used
   */
  static RedisTarget check(StreamKafkaSettings settings, RedisSink sink, Connection ledger)
      throws SQLException {
    List<String> notes = RedisCheck.run(sink.server());
    TargetServer server = TargetServer.of(ledger);
    SortedMap<String, RedisUnit.Topic> topics = new TreeMap<>();
    String name = "";
    for (String topic : settings.topics().topics()) {
      RedisLayout layout =
          new RedisLayout(
              topic,
              sink.server().toString(),
              sink.shape(),
              settings.values().tombstones() == Tombstones.DELETE,
              sink.terms());
      name = layout.target();
      topics.put(
          topic,
          new RedisUnit.Topic(
              layout,
              new DeliverySettings(
                  name, server, settings.streaming().copying().rejectLimit(), layout.json())));
    }
    return new RedisTarget(topics, sink.server(), name, notes);
  }
}
