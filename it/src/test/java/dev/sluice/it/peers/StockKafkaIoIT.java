package dev.sluice.it.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.LocalKafka;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.SharedServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Why records do not come from {@code KafkaIO.read()}: docs/decisions/0010. Offsets are committed
 * before the rows: the target is locked, so no row can be stored, and the group's offsets move on
 * all the same. Whatever ends the process then, its records are not read again.
 */
@Timeout(180)
class StockKafkaIoIT {
  private static final int SENT_BEFORE = 2_000;
  private static final int SENT_AFTER = 500;
  private static final String GROUP = "stock";

  @TempDir private Path folder;
  private final LocalKafka kafka = SharedServers.kafka();
  private final LocalPostgres postgres = SharedServers.postgres();
  private final String topic = kafka.newTopic("kafkaio", 1);
  private final Admin admin = kafka.admin();
  private String database;

  @BeforeEach
  void create() throws Exception {
    database = postgres.newDatabase("kafkaio");
    execute("CREATE TABLE sink (id integer)");
    send(0, SENT_BEFORE);
  }

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  void aKilledDriverLosesWhatItHadRead() throws Exception {
    try (Connection locked = lockSink();
        ForkedMain driver = start()) {
      driver.await(() -> committedOffset() > 0);
      driver.kill();
      locked.rollback();
    }

    assertThatTheNextRunLoses(committedOffset());
  }

  /** With the same group and more records, until the last of these is stored. */
  private void assertThatTheNextRunLoses(long committed) throws Exception {
    send(SENT_BEFORE, SENT_BEFORE + SENT_AFTER);
    try (ForkedMain driver = start()) {
      driver.await(
          () ->
              number("SELECT count(*) FROM sink WHERE id = " + (SENT_BEFORE + SENT_AFTER - 1)) > 0);
    }

    long stored = number("SELECT count(DISTINCT id) FROM sink");
    long lost = SENT_BEFORE + SENT_AFTER - stored;
    System.out.printf(
        "KafkaIO: %,d records sent, %,d offsets committed before a row was, %,d rows lost for good%n",
        SENT_BEFORE + SENT_AFTER, committed, lost);
    assertThat(lost).as("rows that no later run will store").isGreaterThanOrEqualTo(committed);
    assertThat(number("SELECT count(*) FROM sink WHERE id < " + committed)).isZero();
  }

  private ForkedMain start() throws Exception {
    String url =
        "%s?user=%s&password=%s"
            .formatted(
                postgres.jdbcUrl(database),
                LocalPostgres.SUPERUSER,
                LocalPostgres.SUPERUSER_PASSWORD);
    return ForkedMain.start(
        folder,
        StockKafkaIo.class,
        ForkedMain.quickStart("-Xmx512m", "-Dspark.master=local[2]", "-Dspark.ui.enabled=false"),
        List.of(kafka.bootstrapServers(), topic, GROUP + topic, url));
  }

  /** Inserts wait until its transaction ends. */
  private Connection lockSink() throws Exception {
    Connection connection = postgres.connect(database);
    connection.setAutoCommit(false);
    try (Statement lock = connection.createStatement()) {
      lock.execute("LOCK TABLE sink");
    }
    return connection;
  }

  private void send(int from, int until) {
    Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int id = from; id < until; id++) {
        var unused =
            producer.send(
                new ProducerRecord<>(topic, Integer.toString(id).getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  /** 0 while there is none. */
  private long committedOffset() throws Exception {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        admin.listConsumerGroupOffsets(GROUP + topic).partitionsToOffsetAndMetadata().get();
    OffsetAndMetadata offset = offsets.get(new TopicPartition(topic, 0));
    return offset == null ? 0 : offset.offset();
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = postgres.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String query) throws Exception {
    try (Connection connection = postgres.connect(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
