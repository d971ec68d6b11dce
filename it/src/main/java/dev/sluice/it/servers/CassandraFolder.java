package dev.sluice.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A node's folder: configuration, data, temporary files and log. */
record CassandraFolder(Path root) {

  /** What the snitch of every node here calls its data centre. */
  static final String DATACENTER = "datacenter1";

  /** Where a node listens and whom it asks for the ring. */
  record Addresses(String address, int cqlPort, int storagePort, String seeds) {

    /** A ring of one. */
    static Addresses alone(String address) {
      return ring(new String[] {address}).get(0);
    }

    /** Nodes that differ in their address only, as drivers expect; the first is the seed. */
    static List<Addresses> ring(String[] addresses) {
      int storagePort = Ports.free(addresses);
      int cqlPort = Ports.free(addresses);
      String seeds = addresses[0] + ":" + storagePort;
      return Stream.of(addresses)
          .map(address -> new Addresses(address, cqlPort, storagePort, seeds))
          .toList();
    }
  }

  private static final String AUTHENTICATION =
      """
      authenticator: PasswordAuthenticator
      authorizer: CassandraAuthorizer
      role_manager: CassandraRoleManager
      """;

  private static final String LOGBACK =
      """
      <configuration scan="false">
        <appender name="STDOUT" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%-5level [%thread] %date{ISO8601} %F:%L - %msg%n</pattern></encoder>
        </appender>
        <root level="INFO"><appender-ref ref="STDOUT"/></root>
      </configuration>
      """;

  static CassandraFolder create(Addresses addresses, LocalCassandra.Settings settings) {
    CassandraFolder folder = new CassandraFolder(Folders.temporary("sluice-cassandra-"));
    try {
      Files.createDirectory(folder.temporary());
      Files.writeString(folder.yaml(), folder.configuration(addresses, settings));
      Files.writeString(folder.logback(), LOGBACK);
    } catch (IOException e) {
      Folders.delete(folder.root());
      throw new UncheckedIOException("Cannot write Cassandra's configuration", e);
    }
    return folder;
  }

  Path yaml() {
    return root.resolve("cassandra.yaml");
  }

  Path logback() {
    return root.resolve("logback.xml");
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  Path log() {
    return root.resolve("system.log");
  }

  private String configuration(Addresses addresses, LocalCassandra.Settings settings) {
    // Time-outs are twice the defaults and more: the machine is shared with Spark and PostgreSQL.
    // The failure detector is as quick as it can be: a dead node of a ring is noticed in 12 s.
    return """
    cluster_name: sluice
    num_tokens: %1$d
    partitioner: org.apache.cassandra.dht.Murmur3Partitioner
    endpoint_snitch: SimpleSnitch
    commitlog_sync: periodic
    commitlog_sync_period: 10s
    data_file_directories: [ "%2$s/data" ]
    commitlog_directory: "%2$s/commitlog"
    saved_caches_directory: "%2$s/saved_caches"
    hints_directory: "%2$s/hints"
    cdc_raw_directory: "%2$s/cdc_raw"
    listen_address: %3$s
    storage_port: %4$d
    rpc_address: %3$s
    start_native_transport: true
    native_transport_port: %5$d
    materialized_views_enabled: true
    read_request_timeout: 10s
    range_request_timeout: 20s
    write_request_timeout: 10s
    batch_size_warn_threshold: 128KiB
    batch_size_fail_threshold: 1MiB
    phi_convict_threshold: 5
    seed_provider:
      - class_name: org.apache.cassandra.locator.SimpleSeedProvider
        parameters: [ { seeds: "%6$s" } ]
    """
            .formatted(
                settings.tokens(),
                root,
                addresses.address(),
                addresses.storagePort(),
                addresses.cqlPort(),
                addresses.seeds())
        + (settings.authentication() ? AUTHENTICATION : "")
        + (settings.tls() == null ? "" : settings.tls().yaml());
  }
}
