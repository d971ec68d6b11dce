package dev.sluice.it.servers;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Opens driver sessions with time-outs for a busy machine. */
final class CassandraSession {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long CLOSE_SECONDS = 5;

  private CassandraSession() {}

  static CqlSession open(
      Collection<InetSocketAddress> contactPoints, LocalCassandra.Settings settings) {
    CqlSessionBuilder builder =
        CqlSession.builder()
            .addContactPoints(contactPoints)
            .withLocalDatacenter(CassandraFolder.DATACENTER)
            .withConfigLoader(options(settings.tls()));
    if (settings.authentication()) {
      builder.withAuthCredentials(LocalCassandra.SUPERUSER, LocalCassandra.SUPERUSER_PASSWORD);
    }
    return builder.build();
  }

  /** Closes without waiting for requests: the server may be gone. */
  static void close(CqlSession session) {
    session
        .forceCloseAsync()
        .toCompletableFuture()
        .completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS)
        .join();
  }

  private static DriverConfigLoader options(@Nullable CassandraTls tls) {
    ProgrammaticDriverConfigLoaderBuilder options =
        DriverConfigLoader.programmaticBuilder()
            .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, PATIENCE)
            .withDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, PATIENCE)
            .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, PATIENCE)
            .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, PATIENCE)
            .withDuration(DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT, PATIENCE)
            .withDuration(DefaultDriverOption.HEARTBEAT_TIMEOUT, PATIENCE)
            .withDuration(DefaultDriverOption.CONTROL_CONNECTION_AGREEMENT_TIMEOUT, PATIENCE)
            // A node that comes back is wanted at once, however long it was away.
            .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(1))
            .withBoolean(DefaultDriverOption.CONNECTION_WARN_INIT_ERROR, false)
            // The default of 1 s is waited for after every DDL statement.
            .withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, Duration.ofMillis(10))
            .withBoolean(DefaultDriverOption.NETTY_DAEMON, true)
            .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
            .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0);
    return (tls == null ? options : encrypted(options, tls)).build();
  }

  private static ProgrammaticDriverConfigLoaderBuilder encrypted(
      ProgrammaticDriverConfigLoaderBuilder options, CassandraTls tls) {
    return options
        // The product is what checks names; this session only prepares its tests.
        .withBoolean(DefaultDriverOption.SSL_HOSTNAME_VALIDATION, false)
        .withString(DefaultDriverOption.SSL_ENGINE_FACTORY_CLASS, "DefaultSslEngineFactory")
        .withString(DefaultDriverOption.SSL_TRUSTSTORE_PATH, tls.trustStore().toString())
        .withString(DefaultDriverOption.SSL_TRUSTSTORE_PASSWORD, tls.password())
        .withString(DefaultDriverOption.SSL_KEYSTORE_PATH, tls.keyStore().toString())
        .withString(DefaultDriverOption.SSL_KEYSTORE_PASSWORD, tls.password());
  }
}
