package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.servers.LocalKafka;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.LocalRedis;
import dev.sluice.pipelines.ExitStatus;
import dev.sluice.pipelines.Main;
import dev.sluice.redis.RecordPosition;
import dev.sluice.redis.RedisServer;
import dev.sluice.redis.RedisTerms;
import dev.sluice.redis.RedisType;
import dev.sluice.redis.RedisWrite;
import dev.sluice.redis.RedisWriter;
import dev.sluice.row.Secret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.Pipeline;

/**
 * What it costs to write a value to Redis on a connection of its own, as seed 003 began, on one of
 * a pool, and in batches; by a plain SET and by the script that never makes a value older; and in a
 * whole run of {@code stream-kafka}. One thread but for the run, values of about 200 bytes. Records
 * and runs by system properties {@code bench.records}, {@code bench.runs}.
 */
class RedisBench {
  private static final int RECORDS = Integer.getInteger("bench.records", 200_000);
  private static final int RUNS = Integer.getInteger("bench.runs", 3);
  private static final int PARTITIONS = 4;
  private static final RedisTerms STRINGS = new RedisTerms(RedisType.STRING, 0, 604_800);
  private static final byte[] VALUE = bytes("{\"pad\":\"" + "x".repeat(190) + "\"}");

  @TempDir private Path folder;

  private enum Way {
    ONE_CONNECTION_EACH(100),
    POOLED_SET(10),
    POOLED_SCRIPT(10),
    PIPELINED_SET(1),
    PIPELINED_SCRIPT(1),
    STREAM_KAFKA(1);

    /** Of the slow ones a few are enough. */
    private final int share;

    Way(int share) {
      this.share = share;
    }

    int records() {
      return RECORDS / share;
    }
  }

  @Test
  void batchesOnAPoolAreWorthIt() throws Exception {
    Map<Way, List<Double>> rates = new EnumMap<>(Way.class);
    try (LocalRedis redis = LocalRedis.inMemory();
        LocalPostgres postgres = LocalPostgres.start(LocalPostgres.Settings.durable());
        LocalKafka kafka = LocalKafka.start()) {
      String topic = kafka.newTopic("keys", PARTITIONS);
      send(kafka, topic);
      for (int run = -1; run < RUNS; run++) {
        for (Way way : Way.values()) {
          flush(redis);
          double rate = rate(way, redis, postgres, kafka, topic);
          assertThat(keys(redis)).isEqualTo(way.records());
          System.out.printf("run %d: %s %,.0f keys/s%n", run, way, rate);
          if (run >= 0) {
            rates.computeIfAbsent(way, key -> new ArrayList<>()).add(rate);
          }
        }
      }
    }
    double first = median(rates.get(Way.ONE_CONNECTION_EACH));
    rates.forEach(
        (way, all) ->
            System.out.printf(
                "| %s | %,.0f keys/s | %.1f |%n", way, median(all), median(all) / first));
    assertThat(median(rates.get(Way.PIPELINED_SCRIPT)) / first).isGreaterThan(10);
  }

  private double rate(
      Way way, LocalRedis redis, LocalPostgres postgres, LocalKafka kafka, String topic)
      throws Exception {
    long start = System.nanoTime();
    switch (way) {
      case ONE_CONNECTION_EACH -> oneConnectionEach(redis, way.records());
      case POOLED_SET -> pooled(redis, way.records());
      case POOLED_SCRIPT -> script(redis, way.records(), 1);
      case PIPELINED_SET -> pipelined(redis, way.records());
      case PIPELINED_SCRIPT -> script(redis, way.records(), 1_000);
      case STREAM_KAFKA -> {
        return stream(redis, postgres, kafka, topic);
      }
    }
    return way.records() / ((System.nanoTime() - start) / 1e9);
  }

  private static void oneConnectionEach(LocalRedis redis, int records) {
    for (int i = 0; i < records; i++) {
      try (Jedis connection = redis.connect(0)) {
        connection.set(key(i), VALUE);
      }
    }
  }

  private static void pooled(LocalRedis redis, int records) {
    try (JedisPool pool = pool(redis)) {
      for (int i = 0; i < records; i++) {
        try (Jedis connection = pool.getResource()) {
          connection.set(key(i), VALUE);
        }
      }
    }
  }

  private static void pipelined(LocalRedis redis, int records) {
    try (JedisPool pool = pool(redis);
        Jedis connection = pool.getResource();
        Pipeline pipeline = connection.pipelined()) {
      for (int i = 0; i < records; i++) {
        pipeline.set(key(i), VALUE);
        if (i % 1_000 == 999) {
          pipeline.sync();
        }
      }
    }
  }

  private static void script(LocalRedis redis, int records, int batch) {
    RedisWriter writer =
        new RedisWriter(
            new RedisServer(
                redis.host(), redis.port(), 0, false, null, new Secret(LocalRedis.PASSWORD)),
            STRINGS);
    List<RedisWrite> writes = new ArrayList<>(batch);
    for (int i = 0; i < records; i++) {
      writes.add(new RedisWrite(key(i), new RecordPosition(i, i, "bench/0"), List.of(VALUE)));
      if (writes.size() == batch) {
        assertThat(writer.write(writes)).hasSize(batch);
        writes.clear();
      }
    }
  }

  private double stream(LocalRedis redis, LocalPostgres postgres, LocalKafka kafka, String topic)
      throws Exception {
    String database = postgres.newDatabase("bench");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ExitStatus status =
        Main.run(
            new String[] {
              "stream-kafka",
              "--bootstrapServers=" + kafka.bootstrapServers(),
              "--topics=" + topic,
              "--until=empty",
              "--streams=2",
              "--progress=none",
              "--sink=redis",
              "--redis=" + redis.address(0),
              "--redisPassword=file:" + password("redis", LocalRedis.PASSWORD),
              "--targetHosts=" + postgres.host(),
              "--targetPort=" + postgres.port(),
              "--targetDatabase=" + database,
              "--targetUser=" + LocalPostgres.SUPERUSER,
              "--targetPassword=file:" + password("postgres", LocalPostgres.SUPERUSER_PASSWORD)
            },
            new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertThat(status).as(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(ExitStatus.DONE);
    try (Connection connection = postgres.connect(database);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT sum(rows_loaded) / extract(epoch FROM max(committed_at)"
                    + " - min(committed_at - elapsed_micros * interval '1 microsecond'))"
                    + " FROM sluice.unit")) {
      row.next();
      return row.getDouble(1);
    }
  }

  private Path password(String name, String password) throws Exception {
    return Files.writeString(folder.resolve(name), password);
  }

  private static void send(LocalKafka kafka, String topic) {
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            new HashMap<>(kafka.clientProperties()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < RECORDS; i++) {
        Future<RecordMetadata> unused =
            producer.send(new ProducerRecord<>(topic, i % PARTITIONS, key(i), VALUE));
      }
    }
  }

  private static JedisPool pool(LocalRedis redis) {
    return new JedisPool(
        new HostAndPort(redis.host(), redis.port()),
        DefaultJedisClientConfig.builder().password(LocalRedis.PASSWORD).build());
  }

  private static void flush(LocalRedis redis) {
    try (Jedis connection = redis.connect(0)) {
      connection.flushAll();
    }
  }

  /** Without the positions beside them. */
  private static long keys(LocalRedis redis) {
    try (Jedis connection = redis.connect(0)) {
      long positions = connection.exists("sluice:{k0}") ? 2 : 1;
      return connection.dbSize() / positions;
    }
  }

  private static byte[] key(int i) {
    return bytes("k" + i);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
