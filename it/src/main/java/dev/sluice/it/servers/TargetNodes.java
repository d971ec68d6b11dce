package dev.sluice.it.servers;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/**
 * Three loopback addresses that lead to one PostgreSQL, as the nodes of a cluster lead to one
 * database. The server sees a client at the address that it has taken ({@code
 * pg_stat_activity.client_addr}). Thread-safe.
 */
public final class TargetNodes implements AutoCloseable {
  /** The nodes' addresses; their port is the same. */
  public static final List<String> ADDRESSES = List.of("127.0.0.1", "127.0.0.2", "127.0.0.3");

  private final InetSocketAddress server;
  private final int port;
  private final Map<String, PostgresProxy> alive = new ConcurrentSkipListMap<>();

  private TargetNodes(InetSocketAddress server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts all three in front of a server. */
  public static TargetNodes before(LocalPostgres postgres) {
    TargetNodes nodes =
        new TargetNodes(
            new InetSocketAddress(postgres.host(), postgres.port()),
            Ports.free(ADDRESSES.toArray(String[]::new)));
    ADDRESSES.forEach(nodes::start);
    return nodes;
  }

  /** {@code HOST:PORT,…} of all of them. */
  public String hosts() {
    return ADDRESSES.stream().map(address -> address + ":" + port).collect(Collectors.joining(","));
  }

  /** What YugabyteDB answers when its drivers ask for its nodes. */
  public String ybServers() {
    String rows =
        ADDRESSES.stream()
            .map(
                address ->
                    "('%s', %d::bigint, 0::bigint, 'primary', 'c', 'r', 'z', '', '%s', 'u')"
                        .formatted(address, port, address))
            .collect(Collectors.joining(", "));
    return """
        CREATE FUNCTION yb_servers() RETURNS TABLE (host text, port bigint, num_connections bigint,
          node_type text, cloud text, region text, zone text, public_ip text, uuid text,
          universe_uuid text)
        LANGUAGE sql STABLE AS $$ VALUES %s $$
        """
        .formatted(rows);
  }

  /** A node dies: its connections are reset, and it takes no more. */
  public void kill(String address) {
    PostgresProxy node = alive.remove(address);
    if (node != null) {
      node.close();
    }
  }

  /** A node comes back, or is there. */
  public void start(String address) {
    alive.computeIfAbsent(
        address, host -> PostgresProxy.at(new InetSocketAddress(host, port), server));
  }

  @Override
  public void close() {
    ADDRESSES.forEach(this::kill);
  }
}
