package dev.sluice.redis;

import dev.sluice.row.IncompleteException;
import dev.sluice.row.SetupException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Looks at a Redis server without writing to it. */
public final class RedisLook {
  private static final Pattern VERSION = Pattern.compile("redis_version:(\\S+)");

  private RedisLook() {}

  /**
   * Asks for the database in use, as often as told.
   *
   * @return the times of the answers in nanoseconds
   * @throws SetupException if the server cannot be used
   * @throws IncompleteException if it is there, but takes no commands now
   */
  public static List<Long> ping(RedisServer server, int times) {
    try (Jedis redis = RedisPools.of(server).getResource()) {
      List<Long> nanos = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        long start = System.nanoTime();
        // Each user of Sluice's may do that; not each one may PING.
        redis.select(server.database());
        nanos.add(System.nanoTime() - start);
      }
      return nanos;
    } catch (JedisException e) {
      throw RedisTrouble.of(server, e);
    }
  }

  /** The server's version; empty if the user may not ask. */
  public static String version(RedisServer server) {
    try (Jedis redis = RedisPools.of(server).getResource()) {
      Matcher version = VERSION.matcher(redis.info("server"));
      return version.find() ? version.group(1) : "";
    } catch (JedisDataException e) {
      return "";
    }
  }
}
