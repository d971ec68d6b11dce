package dev.sluice.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** A broker's folder: configuration, data, temporary files and log. */
record KafkaFolder(Path root) {

  /** Where a broker listens: clients, and itself as its controller. */
  record Addresses(String address, int port, int controllerPort) {

    static Addresses free(String address) {
      return new Addresses(address, Ports.free(address), Ports.free(address));
    }

    private String client() {
      return "CLIENT://%s:%d".formatted(address, port);
    }

    private String controller() {
      return "%s:%d".formatted(address, controllerPort);
    }
  }

  /** Writes the configuration; the data are still to be formatted. */
  static KafkaFolder create(Addresses addresses, LocalKafka.Settings settings) {
    KafkaFolder folder = new KafkaFolder(Folders.temporary("sluice-kafka-"));
    Properties properties = new Properties();
    properties.putAll(folder.properties(addresses, settings));
    try {
      Files.createDirectory(folder.temporary());
      try (Writer out = Files.newBufferedWriter(folder.configuration(), StandardCharsets.UTF_8)) {
        properties.store(out, null);
      }
    } catch (IOException e) {
      Folders.delete(folder.root());
      throw new UncheckedIOException("Cannot write Kafka's configuration", e);
    }
    return folder;
  }

  Path configuration() {
    return root.resolve("server.properties");
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  Path log() {
    return root.resolve("server.log");
  }

  private Map<String, String> properties(Addresses addresses, LocalKafka.Settings settings) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("process.roles", "broker,controller");
    all.put("node.id", "1");
    all.put("controller.quorum.voters", "1@" + addresses.controller());
    all.put("listeners", addresses.client() + ",CONTROLLER://" + addresses.controller());
    all.put("advertised.listeners", addresses.client());
    all.put("controller.listener.names", "CONTROLLER");
    all.put("inter.broker.listener.name", "CLIENT");
    all.put(
        "listener.security.protocol.map",
        "CONTROLLER:PLAINTEXT,CLIENT:" + (settings.tls() == null ? "PLAINTEXT" : "SASL_SSL"));
    all.put("log.dirs", root.resolve("data").toString());
    // A name with a slip is an error, not a topic.
    all.put("auto.create.topics.enable", "false");
    all.put("offsets.topic.replication.factor", "1");
    all.put("offsets.topic.num.partitions", "4");
    all.put("transaction.state.log.replication.factor", "1");
    all.put("transaction.state.log.min.isr", "1");
    all.put("transaction.state.log.num.partitions", "4");
    all.put("share.coordinator.state.topic.replication.factor", "1");
    all.put("share.coordinator.state.topic.min.isr", "1");
    all.put("group.initial.rebalance.delay.ms", "0");
    // Half of each heap otherwise, for a cleaner with nothing to clean.
    all.put("log.cleaner.dedupe.buffer.size", "2097152");
    if (settings.tls() != null) {
      all.putAll(settings.tls().brokerProperties());
    }
    all.putAll(settings.properties());
    return all;
  }
}
