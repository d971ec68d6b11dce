package dev.sluice.redis;

import dev.sluice.row.IncompleteException;
import dev.sluice.row.TargetAwayException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * What an error of Redis means. Its first word in capitals says what it is; in a script's errors
 * others may stand before it.
 */
final class RedisTrouble {
  private static final Pattern PASSES =
      word(
          "LOADING|BUSY|MASTERDOWN|READONLY|OOM|MISCONF|NOREPLICAS|max number of clients|CLUSTERDOWN|TRYAGAIN");

  private static final Pattern CLUSTER = word("MOVED|ASK|CROSSSLOT");
  private static final Pattern LOGIN = word("WRONGPASS|NOAUTH|NOPERM");
  private static final Pattern KEY = word("WRONGTYPE");

  private RedisTrouble() {}

  private static Pattern word(String words) {
    return Pattern.compile("(?:^|[ -])(?:" + words + ")\\b");
  }

  /** Why this one write is refused; empty if the error is about more than that. */
  static Optional<String> refusal(JedisDataException e) {
    String said = said(e);
    Matcher key = KEY.matcher(said);
    return key.find()
        ? Optional.of("Redis refuses it: " + said.substring(key.start()).strip())
        : Optional.empty();
  }

  static boolean isLogin(JedisException e) {
    return LOGIN.matcher(said(e)).find();
  }

  /** Whether the server is there and does not take commands, or not these, at the moment. */
  static boolean passes(JedisException e) {
    return PASSES.matcher(said(e)).find();
  }

  /** An error of anything but one write. */
  static RuntimeException of(RedisServer server, JedisException e) {
    String said = said(e);
    if (e instanceof JedisConnectionException) {
      return new TargetAwayException("Redis at %s does not answer: %s".formatted(server, said), e);
    }
    if (passes(e)) {
      return new TargetAwayException("Redis at %s takes no writes: %s".formatted(server, said), e);
    }
    return new IncompleteException(
        "Cannot write to Redis at %s: %s. %s".formatted(server, said, advice(e)), e);
  }

  static String advice(JedisException e) {
    if (isLogin(e)) {
      return "Check --redisUser and --redisPassword; the user needs the commands EVALSHA, SCRIPT LOAD, TYPE, GET, SET, DEL, EXPIRE, HGET and HSET.";
    }
    return CLUSTER.matcher(said(e)).find()
        ? "It is a node of a Redis Cluster, which Sluice cannot write to: give a server that has all the keys."
        : "Run the same command again when the cause is gone.";
  }

  /** The innermost words, without a full stop. */
  static String said(Throwable e) {
    Throwable inner = e;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    String said =
        (inner.getMessage() == null ? inner.toString() : inner.getMessage())
            .replaceAll("[\\r\\n]+", " ")
            .replaceAll("\\.$", "");
    return inner.getSuppressed().length == 0 ? said : said + ": " + said(inner.getSuppressed()[0]);
  }
}
