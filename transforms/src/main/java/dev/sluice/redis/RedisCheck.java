package dev.sluice.redis;

import dev.sluice.row.IncompleteException;
import dev.sluice.row.SetupException;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Asks the server before anything begins. */
public final class RedisCheck {
  private RedisCheck() {}

  /**
   * Logs in and loads the script.
   *
   * @return what the user should know
   * @throws SetupException if the server cannot be used, saying what to check
   * @throws IncompleteException if it is there, but takes no commands now
   */
  public static List<String> run(RedisServer server) {
    try (Jedis redis = RedisPools.of(server).getResource()) {
      NewerScript.load(redis);
      String info = info(redis);
      if (info.contains("cluster_enabled:1")) {
        throw new SetupException(
            "Cannot write to Redis at %s: it is a node of a Redis Cluster. Give a server that has all the keys."
                .formatted(server));
      }
      if (info.contains("role:slave")) {
        throw new SetupException(
            "Cannot write to Redis at %s: it is a replica. Give the server that takes writes."
                .formatted(server));
      }
      return notes(info);
    } catch (JedisException e) {
      throw refused(server, e);
    }
  }

  /** What a server forgets after it has said that it has it, nobody writes again. */
  private static List<String> notes(String info) {
    List<String> notes = new ArrayList<>();
    if (info.contains("aof_enabled:0")) {
      notes.add(
          "Redis keeps no append-only file: what it loses in a crash is not written again. Set appendonly yes and appendfsync always if nothing may be lost.");
    }
    return notes;
  }

  /** Not every user may ask; then nothing is known. */
  private static String info(Jedis redis) {
    try {
      return redis.info();
    } catch (JedisDataException e) {
      return "";
    }
  }

  private static RuntimeException refused(RedisServer server, JedisException e) {
    String said = RedisTrouble.said(e);
    if (e instanceof JedisConnectionException) {
      return new SetupException(
          "Cannot connect to Redis at %s: %s. Check --redis.".formatted(server, said), e);
    }
    if (RedisTrouble.passes(e)) {
      return new IncompleteException(
          "Redis at %s takes no commands now: %s. Run the same command again later."
              .formatted(server, said),
          e);
    }
    return new SetupException(
        "Cannot use Redis at %s: %s. %s"
            .formatted(
                server, said, RedisTrouble.isLogin(e) ? RedisTrouble.advice(e) : "Check --redis."),
        e);
  }
}
