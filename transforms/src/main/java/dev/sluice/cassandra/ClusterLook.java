package dev.sluice.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.Ping;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableName;
import dev.sluice.row.Transfer;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a cluster without planning to read it: its nodes, how far and how fast they are. */
public final class ClusterLook {
  private static final String CLOCK = "SELECT toTimestamp(now()) FROM system.local";
  private static final String SYSTEM_ROWS = "SELECT * FROM system_schema.columns";
  private static final Logger LOG = LoggerFactory.getLogger(ClusterLook.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private ClusterLook() {}

  /**
   * Connects and asks for the ring.
   *
   * @throws SetupException if no contact point lets us in
   */
  public static ClusterFacts facts(CassandraCluster cluster) {
    CqlSession session = Sessions.of(cluster);
    Metadata metadata = session.getMetadata();
    List<NodeFacts> nodes =
        metadata.getNodes().values().stream()
            .map(node -> facts(node, cluster.port()))
            .sorted(Comparator.comparing(NodeFacts::host))
            .toList();
    return new ClusterFacts(
        metadata.getClusterName().orElse("unnamed"),
        metadata.getTokenMap().map(TokenMap::getPartitionerName).orElse("unknown"),
        session.getContext().getProtocolVersion().toString(),
        nodes);
  }

  private static NodeFacts facts(Node node, int port) {
    SocketAddress address = node.getEndPoint().resolve();
    boolean known = address instanceof InetSocketAddress;
    return new NodeFacts(
        Objects.requireNonNullElse(node.getHostId(), new UUID(0, 0)),
        known ? ((InetSocketAddress) address).getHostString() : address.toString(),
        known ? ((InetSocketAddress) address).getPort() : port,
        Objects.requireNonNullElse(node.getDatacenter(), "unknown"),
        Objects.requireNonNullElse(node.getRack(), "unknown"),
        String.valueOf(node.getCassandraVersion()),
        node.getState() != NodeState.DOWN && node.getState() != NodeState.FORCED_DOWN,
        node.getDistance() == NodeDistance.LOCAL,
        node.getSchemaVersion() == null ? "" : node.getSchemaVersion().toString());
  }

  /**
   * Checks that the cluster has the data centre that was asked for.
   *
   * @throws SetupException naming those it has
   */
  public static void checkLocalDc(CassandraCluster cluster) {
    CassandraShape.checkLocalDc(Sessions.of(cluster), cluster);
  }

  /**
   * Checks that the ring can be cut into units.
   *
   * @throws SetupException for a partitioner without numeric tokens
   */
  public static void checkPartitioner(String name) {
    Partitioner unused = Partitioner.of(name);
  }

  /**
   * Asks one node for its clock, several times.
   *
   * @throws com.datastax.oss.driver.api.core.DriverException if it does not answer
   */
  public static List<Ping> ping(CassandraCluster cluster, UUID id, int times) {
    CqlSession session = Sessions.of(cluster);
    SimpleStatement question =
        SimpleStatement.newInstance(CLOCK)
            .setNode(session.getMetadata().getNodes().get(id))
            .setTimeout(PATIENCE)
            .setIdempotent(true);
    List<Ping> pings = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      Instant sent = Instant.now();
      long start = System.nanoTime();
      Row row = session.execute(question).one();
      long nanos = System.nanoTime() - start;
      Instant clock = row == null ? null : row.getInstant(0);
      pings.add(Ping.of(sent, nanos, clock == null ? sent : clock));
    }
    return pings;
  }

  /** The shortest of some round trips to a node that is read from; 0 if none answers. */
  public static long roundTripMicros(CassandraCluster cluster, int times) {
    return facts(cluster).nodes().stream()
        .filter(node -> node.up() && node.read())
        .findFirst()
        .map(node -> shortestMicros(cluster, node.id(), times))
        .orElse(0L);
  }

  private static long shortestMicros(CassandraCluster cluster, UUID id, int times) {
    try {
      return ping(cluster, id, times).stream().mapToLong(Ping::nanos).min().orElse(0) / 1000;
    } catch (DriverException e) {
      LOG.debug("How far Cassandra is, is not known: node {} does not answer", id, e);
      return 0;
    }
  }

  /**
   * Reads one row of a table, or none if it is empty.
   *
   * @throws SetupException if there is no such table or the user may not
   */
  public static void checkSelect(CassandraCluster cluster, TableName table) {
    CqlSession session = Sessions.withFreshSchema(cluster);
    CassandraShape.find(session, table);
    try {
      ResultSet unused = session.execute("SELECT * FROM %s LIMIT 1".formatted(table.quoted()));
    } catch (UnauthorizedException e) {
      CassandraCluster.Login login = cluster.login();
      throw new SetupException(
          "%s. Let an administrator run: GRANT SELECT ON TABLE %s TO %s;"
              .formatted(
                  e.getMessage(),
                  table.quoted(),
                  login == null ? "its role" : TableName.quote(login.user())),
          e);
    }
  }

  /** Bytes of a table by the nodes' own estimates; 0 if they have none. */
  public static long estimatedBytes(CassandraCluster cluster, TableName table) {
    return SizeEstimates.bytes(Sessions.of(cluster), table);
  }

  /**
   * Reads rows of a table as one stream would, page after page, the next one on its way while one
   * is counted.
   *
   * @throws IncompleteException if the cluster stops answering
   */
  public static Transfer read(CassandraCluster cluster, TableName table, Transfer.Most most) {
    return read(cluster, "SELECT * FROM " + table.quoted(), most);
  }

  /**
   * Reads the description of all tables, over and over: for want of a table.
   *
   * @throws IncompleteException if the cluster stops answering
   */
  public static Transfer readSystemRows(CassandraCluster cluster, Transfer.Most most) {
    long bytes = 0;
    long start = System.nanoTime();
    while (!most.reached(bytes, System.nanoTime() - start)) {
      bytes += read(cluster, SYSTEM_ROWS, most).bytes();
    }
    return new Transfer(bytes, System.nanoTime() - start);
  }

  private static Transfer read(CassandraCluster cluster, String cql, Transfer.Most most) {
    CqlSession session = Sessions.of(cluster);
    SimpleStatement query = SimpleStatement.newInstance(cql).setPageSize(1000);
    long start = System.nanoTime();
    long bytes = 0;
    CompletionStage<AsyncResultSet> coming = session.executeAsync(query);
    while (true) {
      AsyncResultSet page = await(coming);
      boolean more = page.hasMorePages() && !most.reached(bytes, System.nanoTime() - start);
      if (more) {
        coming = page.fetchNextPage();
      }
      for (Row row : page.currentPage()) {
        bytes += bytes(row);
      }
      if (!more) {
        return new Transfer(bytes, System.nanoTime() - start);
      }
    }
  }

  private static long bytes(Row row) {
    long bytes = 0;
    for (int i = 0; i < row.getColumnDefinitions().size(); i++) {
      ByteBuffer cell = row.getBytesUnsafe(i);
      bytes += Integer.BYTES + (cell == null ? 0 : cell.remaining());
    }
    return bytes;
  }

  private static AsyncResultSet await(CompletionStage<AsyncResultSet> coming) {
    try {
      return coming.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IncompleteException(
          "No page of rows came within %d s".formatted(PATIENCE.toSeconds()), e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IncompleteException(String.valueOf(cause.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IncompleteException("Interrupted while reading rows", e);
    }
  }
}
