package dev.sluice.it.bench;

import dev.sluice.copy.Connections;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.copy.TargetTable;
import dev.sluice.encode.InvalidText;
import dev.sluice.encode.TextEncoder;
import dev.sluice.encode.TextFormats;
import dev.sluice.encode.TextSettings;
import dev.sluice.kafka.RawRecord;
import dev.sluice.kafka.RecordField;
import dev.sluice.kafka.RecordParser;
import dev.sluice.row.Chunk;
import dev.sluice.row.TableName;
import dev.sluice.row.TextPage;
import dev.sluice.row.Unit;
import dev.sluice.types.TextColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The same parser and encoder behind plain consumers, each with its own partitions and one
 * connection: a COPY and a transaction for about 20,000 records, no plan and no ledger.
 */
record KafkaFloor(
    PostgresTarget target, Map<String, String> client, String topic, List<TextColumn> columns) {
  private static final int TRANSACTION = 20_000;

  /** Maps the named columns as the product maps a table without defaults. */
  static KafkaFloor of(
      PostgresTarget target, Map<String, String> client, String topic, List<String> names)
      throws SQLException {
    try (Connection connection = Connections.open(target, 0, "floor")) {
      List<TextColumn> columns =
          TargetTable.read(connection, new TableName("public", "events"))
              .orElseThrow()
              .columns()
              .stream()
              .filter(column -> names.contains(column.name()))
              .map(column -> new TextColumn(column.name(), column.name(), column.type()))
              .toList();
      return new KafkaFloor(target, client, topic, columns);
    }
  }

  void run(int streams, int partitions, long records) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(streams);
    try {
      List<Future<?>> copies = new ArrayList<>();
      for (int stream = 0; stream < streams; stream++) {
        List<TopicPartition> mine = new ArrayList<>();
        for (int partition = stream; partition < partitions; partition += streams) {
          mine.add(new TopicPartition(topic, partition));
        }
        copies.add(
            threads.submit(
                () -> {
                  copy(mine);
                  return null;
                }));
      }
      for (Future<?> copy : copies) {
        copy.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void copy(List<TopicPartition> partitions) throws Exception {
    RecordParser parser =
        RecordParser.json(
            topic, columns.stream().map(column -> RecordField.parse(column.source())).toList());
    TextEncoder encoder =
        new TextEncoder(
            new TextSettings(
                columns, InvalidText.REJECT, TextFormats.standard(), (row, place) -> "{}"));
    Map<String, Object> properties = new HashMap<>(client);
    properties.put("max.poll.records", 2_000);
    try (Connection connection = Connections.open(target, 0, "floor");
        Consumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      connection.setAutoCommit(false);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long left =
          consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      while (left > 0) {
        CopyIn copy = begin(connection);
        int sent = 0;
        while (sent < TRANSACTION && sent < left) {
          List<RawRecord> page = new ArrayList<>();
          consumer.poll(Duration.ofMillis(500)).forEach(found -> page.add(raw(found)));
          Chunk chunk =
              encoder.encode(
                  new TextPage(new Unit("", "", "", 0), 0, true, parser.parse(page), 0, null));
          copy.writeToCopy(chunk.bytes(), 0, chunk.bytes().length);
          sent += page.size();
        }
        copy.endCopy();
        connection.commit();
        left -= sent;
      }
    }
  }

  private CopyIn begin(Connection connection) throws Exception {
    return connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(
            "COPY events (%s) FROM STDIN WITH (FORMAT csv)"
                .formatted(String.join(", ", columns.stream().map(TextColumn::target).toList())));
  }

  private static RawRecord raw(ConsumerRecord<byte[], byte[]> found) {
    return new RawRecord(
        found.partition(),
        found.offset(),
        found.timestamp(),
        found.key(),
        found.value(),
        List.of());
  }
}
