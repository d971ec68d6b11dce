package dev.sluice.redis;

import dev.sluice.row.Secret;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPoolConfig;

/**
 * The connections of this process, a pool for each server. As many are open as streams write at
 * once; steps of a pipeline come and go, these stay.
 */
final class RedisPools {
  private static final int CONNECT_MILLIS = 10_000;

  /** A server that says nothing for so long is taken for dead. */
  private static final int SILENCE_MILLIS = 30_000;

  private static final int MOST_IDLE = 16;
  private static final Map<RedisServer, JedisPool> POOLS = new HashMap<>();

  private RedisPools() {}

  static JedisPool of(RedisServer server) {
    synchronized (POOLS) {
      return POOLS.computeIfAbsent(server, RedisPools::open);
    }
  }

  static void closeAll() {
    synchronized (POOLS) {
      POOLS.values().forEach(JedisPool::close);
      POOLS.clear();
    }
  }

  private static JedisPool open(RedisServer server) {
    JedisPoolConfig config = new JedisPoolConfig();
    config.setMaxTotal(-1);
    config.setMaxIdle(MOST_IDLE);
    config.setTestWhileIdle(false);
    config.setJmxEnabled(false);
    return new JedisPool(config, new HostAndPort(server.host(), server.port()), client(server));
  }

  private static JedisClientConfig client(RedisServer server) {
    Secret password = server.password();
    DefaultJedisClientConfig.Builder client =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis(CONNECT_MILLIS)
            .socketTimeoutMillis(SILENCE_MILLIS)
            .database(server.database())
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
            .user(server.user())
            .password(password == null ? null : password.value());
    if (server.tls()) {
      SSLParameters parameters = new SSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      client.ssl(true).sslParameters(parameters);
    }
    return client.build();
  }
}
