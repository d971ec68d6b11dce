package dev.sluice.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.SetupException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session for each cluster in this JVM, shared by all streams. Runners do not close readers of
 * failed tasks, so nothing below a session needs closing.
 */
public final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final Map<CassandraCluster, CqlSession> OPEN = new ConcurrentHashMap<>();
  private static final Duration SCHEMA_PATIENCE = Duration.ofSeconds(90);

  private Sessions() {}

  /** Closes every session of this JVM. */
  public static void closeAll() {
    OPEN.keySet()
        .forEach(
            cluster -> {
              CqlSession session = OPEN.remove(cluster);
              if (session != null) {
                session.close();
              }
            });
  }

  /**
   * @throws SetupException if no contact point lets us in
   */
  static CqlSession of(CassandraCluster cluster) {
    return OPEN.computeIfAbsent(cluster, Sessions::connect);
  }

  /**
   * A session that knows the schema as it is now: it hears of changes with a delay. After a loss of
   * nodes a refresh may never end (apache/cassandra-java-driver#1918); then a new session takes its
   * place.
   */
  static CqlSession withFreshSchema(CassandraCluster cluster) {
    CqlSession session = of(cluster);
    try {
      Metadata unused =
          session
              .refreshSchemaAsync()
              .toCompletableFuture()
              .get(SCHEMA_PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return session;
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("Cannot refresh the schema: {}. Connecting anew.", String.valueOf(e));
      OPEN.remove(cluster, session);
      session.forceCloseAsync();
      return of(cluster);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IncompleteException("Interrupted while reading the schema.", e);
    }
  }

  static TokenMap tokenMap(CqlSession session) {
    return session
        .getMetadata()
        .getTokenMap()
        .orElseThrow(
            () ->
                new SetupException(
                    "Cannot see the cluster's token map. Grant the user SELECT on the system keyspaces."));
  }

  private static CqlSession connect(CassandraCluster cluster) {
    CqlSessionBuilder builder =
        CqlSession.builder()
            .withClassLoader(Sessions.class.getClassLoader())
            .withConfigLoader(config(cluster))
            .addContactPoints(
                cluster.hosts().stream()
                    .map(host -> new InetSocketAddress(host, cluster.port()))
                    .toList());
    CassandraCluster.Login login = cluster.login();
    if (login != null) {
      builder = builder.withAuthCredentials(login.user(), login.password().value());
    }
    try {
      return builder.build();
    } catch (AllNodesFailedException e) {
      throw Refusal.byNodes(cluster, e);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw Refusal.byDriver(cluster, e);
    }
  }

  private static DriverConfigLoader config(CassandraCluster cluster) {
    ProgrammaticDriverConfigLoaderBuilder config =
        DriverConfigLoader.programmaticBuilder(Sessions.class.getClassLoader())
            .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, cluster.requestTimeout())
            .withDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, Duration.ofSeconds(10))
            .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, Duration.ofSeconds(20))
            .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, Duration.ofSeconds(20))
            .withDuration(
                DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT, Duration.ofSeconds(60))
            .withInt(DefaultDriverOption.CONNECTION_POOL_LOCAL_SIZE, connectionsPerNode())
            .withBoolean(DefaultDriverOption.NETTY_DAEMON, true)
            .withBoolean(DefaultDriverOption.REQUEST_WARN_IF_SET_KEYSPACE, false);
    String localDc = cluster.localDc();
    if (localDc == null) {
      config =
          config.withString(
              DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS, "DcInferringLoadBalancingPolicy");
    } else {
      config = config.withString(DefaultDriverOption.LOAD_BALANCING_LOCAL_DATACENTER, localDc);
    }
    CassandraCluster.Tls tls = cluster.tls();
    return (tls == null ? config : withTls(config, tls)).build();
  }

  /** A connection is served by one thread, which also takes responses apart. */
  private static int connectionsPerNode() {
    return Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
  }

  private static ProgrammaticDriverConfigLoaderBuilder withTls(
      ProgrammaticDriverConfigLoaderBuilder start, CassandraCluster.Tls tls) {
    ProgrammaticDriverConfigLoaderBuilder config =
        start
            .withString(DefaultDriverOption.SSL_ENGINE_FACTORY_CLASS, "DefaultSslEngineFactory")
            .withBoolean(DefaultDriverOption.SSL_HOSTNAME_VALIDATION, tls.hostnameValidation());
    config =
        withStore(
            config,
            tls.trustStore(),
            DefaultDriverOption.SSL_TRUSTSTORE_PATH,
            DefaultDriverOption.SSL_TRUSTSTORE_PASSWORD);
    return withStore(
        config,
        tls.keyStore(),
        DefaultDriverOption.SSL_KEYSTORE_PATH,
        DefaultDriverOption.SSL_KEYSTORE_PASSWORD);
  }

  private static ProgrammaticDriverConfigLoaderBuilder withStore(
      ProgrammaticDriverConfigLoaderBuilder config,
      CassandraCluster.@Nullable Store store,
      DefaultDriverOption path,
      DefaultDriverOption password) {
    if (store == null) {
      return config;
    }
    config = config.withString(path, store.path());
    return store.password() == null
        ? config
        : config.withString(password, store.password().value());
  }
}
