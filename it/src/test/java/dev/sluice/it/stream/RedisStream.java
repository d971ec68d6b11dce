package dev.sluice.it.stream;

import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.LocalRedis;
import dev.sluice.it.stream.StreamTarget.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;

/** A fresh topic, a fresh database for the ledger, and Redis behind the command. */
final class RedisStream {
  final KafkaStream source;
  private final LocalRedis redis;
  private final Path password;

  private RedisStream(KafkaStream source, LocalRedis redis, Path password) {
    this.source = source;
    this.redis = redis;
    this.password = password;
  }

  static RedisStream create(Path folder, LocalRedis redis, int partitions)
      throws IOException, SQLException {
    return new RedisStream(
        KafkaStream.create(folder, partitions),
        redis,
        Files.writeString(folder.resolve("redis.password"), LocalRedis.PASSWORD));
  }

  /** Sends records of {@code key=value}; a value of - is none, a key of - is none. */
  void send(int partition, String... records) {
    try (Producer<byte[], byte[]> producer = source.producer(Map.of())) {
      for (String sent : records) {
        String[] halves = sent.split("=", 2);
        KafkaStream.send(
            producer,
            new ProducerRecord<>(source.topic, partition, bytes(halves[0]), bytes(halves[1])));
      }
    }
  }

  private static byte @Nullable [] bytes(String text) {
    return text.equals("-") ? null : KafkaStream.bytes(text);
  }

  /** Writes what is there. */
  Result run(String... flags) {
    return StreamTarget.run(command(Arguments.and(flags, "--until=empty")));
  }

  /** The command in a process of its own. */
  ForkedMain fork(String... flags) throws IOException {
    return ForkedMain.start(source.folder, StreamTarget.SHORT_LIVED, command(flags));
  }

  List<String> command(String... flags) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "stream-kafka",
                "--config=" + source.config,
                "--bootstrapServers=" + source.kafka.bootstrapServers(),
                "--topics=" + source.topic,
                "--runner=DirectRunner",
                "--sink=redis",
                "--redis=" + redis.address(0)));
    command.addAll(Arrays.asList(flags));
    if (command.stream().noneMatch(flag -> flag.startsWith("--redisPassword="))) {
      command.add("--redisPassword=file:" + password);
    }
    return command;
  }

  Result rejects(String action, String... flags) {
    return source.rejects(action, flags);
  }

  /** Flags that name the server. */
  String[] server() {
    return new String[] {"--redis=" + redis.address(0), "--redisPassword=file:" + password};
  }

  /** A string, or null. */
  @Nullable String get(String key) {
    try (Jedis connection = redis.connect(0)) {
      return connection.get(key);
    }
  }

  /** A hash without its position; empty if there is none. */
  Map<String, String> fields(String key) {
    try (Jedis connection = redis.connect(0)) {
      Map<String, String> fields = connection.hgetAll(key);
      fields.remove("sluice.position");
      return fields;
    }
  }

  /** Counts of all units: read, loaded, rejected, deleted, duplicate. */
  String counts() throws SQLException {
    return source.text(
        "SELECT concat_ws(' ', sum(rows_read), sum(rows_loaded), sum(rows_rejected),"
            + " sum(rows_deleted), sum(rows_duplicate)) FROM sluice.unit");
  }

  /**
   * Forgets that a unit is done, as if its run had been killed between its writes and its commit.
   */
  void forget(String unit) throws SQLException {
    source.sql(
        """
        INSERT INTO sluice.planned_unit (job_id, generation, unit_id, source_id, range_from, range_until, line, bytes)
        SELECT job_id, generation, unit_id, '%1$s/0', range_from, range_until, 0, 0
        FROM sluice.unit WHERE unit_id = 'k/%1$s/0/%2$s';
        DELETE FROM sluice.unit WHERE unit_id = 'k/%1$s/0/%2$s'
        """
            .formatted(source.topic, unit));
  }
}
