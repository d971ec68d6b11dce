package dev.sluice.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.IncompleteException;
import dev.sluice.row.Secret;
import dev.sluice.row.TargetAwayException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

class RedisTroubleTest {
  private static final RedisServer SERVER =
      new RedisServer("cache", 6380, 2, true, "writer", new Secret("hidden"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOADING Redis is loading the dataset in memory",
        "READONLY You can't write against a read only replica.",
        "@user_script: 1: -OOM command not allowed when used memory > 'maxmemory'.",
        "ERR Error running script (call to f_0): @user_script:36: @user_script: 36: -READONLY You can't write",
        "OOM command not allowed when used memory > 'maxmemory'. script: 0, on @user_script:36.",
        "MISCONF Redis is configured to save RDB snapshots",
        "ERR max number of clients reached"
      })
  void whatPassesIsWaitedFor(String message) {
    RuntimeException trouble = RedisTrouble.of(SERVER, new JedisDataException(message));

    assertThat(trouble)
        .isInstanceOf(TargetAwayException.class)
        .hasMessageStartingWith("Redis at rediss://cache:6380/2 takes no writes: ");
  }

  @Test
  void aConnectionThatBreaksIsWaitedFor() {
    JedisConnectionException broken = new JedisConnectionException("Failed to connect to any host");
    broken.addSuppressed(new ConnectException("Connection refused"));

    assertThat(RedisTrouble.of(SERVER, broken))
        .isInstanceOf(TargetAwayException.class)
        .hasMessage(
            "Redis at rediss://cache:6380/2 does not answer: Failed to connect to any host: Connection refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WRONGPASS invalid username-password pair or user is disabled.",
        "NOAUTH Authentication required.",
        "NOPERM this user has no permissions to run the 'evalsha' command"
      })
  void aLoginThatFailsSaysWhatToCheck(String message) {
    assertThat(RedisTrouble.of(SERVER, new JedisDataException(message)))
        .isInstanceOf(IncompleteException.class)
        .hasMessageContainingAll(message.substring(0, 6), "--redisUser and --redisPassword")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void aClusterIsNamedAsOne() {
    assertThat(RedisTrouble.of(SERVER, new JedisDataException("MOVED 866 10.0.0.1:6379")))
        .isInstanceOf(IncompleteException.class)
        .hasMessageContaining("a node of a Redis Cluster");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WRONGTYPE it holds a list",
        "ERR Error running script (call to f_0): @user_script:26: WRONGTYPE it holds a list"
      })
  void aKeyOfAnotherTypeConcernsItsRecordAlone(String message) {
    assertThat(RedisTrouble.refusal(new JedisDataException(message)))
        .hasValue("Redis refuses it: WRONGTYPE it holds a list");
  }

  @Test
  void otherErrorsConcernMoreThanOneRecord() {
    assertThat(RedisTrouble.refusal(new JedisDataException("OOM command not allowed"))).isEmpty();
    assertThat(RedisTrouble.refusal(new JedisDataException("ERR unknown command"))).isEmpty();
  }
}
