package dev.sluice.redis;

import dev.sluice.row.IncompleteException;
import dev.sluice.row.TargetAwayException;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * Writes values, many for one round trip, on a connection of the process's pool. To write the same
 * again, all or some of it, changes nothing.
 */
public final class RedisWriter {
  private static final int BATCH_WRITES = 1_000;
  private static final long BATCH_BYTES = 1 << 20;

  private final RedisServer server;
  private final RedisTerms terms;

  public RedisWriter(RedisServer server, RedisTerms terms) {
    this.server = server;
    this.terms = terms;
  }

  /** Closes this process's connections that nobody uses; others are closed after their use. */
  public static void closeAll() {
    RedisPools.closeAll();
  }

  /**
   * Writes in the given order.
   *
   * @return for each write its answer; those that are not refused are done
   * @throws TargetAwayException if the server is away or takes no writes; any part may be done
   * @throws IncompleteException if another attempt would end the same way
   */
  public List<RedisAnswer> write(List<RedisWrite> writes) {
    JedisPool pool = RedisPools.of(server);
    try {
      return write(pool, writes);
    } catch (JedisConnectionException idleTooLong) {
      // The server may have closed what the pool had; new connections tell.
      pool.clear();
    } catch (JedisException e) {
      throw RedisTrouble.of(server, e);
    }
    try {
      return write(pool, writes);
    } catch (JedisException e) {
      throw RedisTrouble.of(server, e);
    }
  }

  private List<RedisAnswer> write(JedisPool pool, List<RedisWrite> writes) {
    List<RedisAnswer> answers = new ArrayList<>(writes.size());
    try (Jedis redis = pool.getResource()) {
      int from = 0;
      while (from < writes.size()) {
        int until = endOfBatch(writes, from);
        answers.addAll(batch(redis, writes.subList(from, until)));
        from = until;
      }
    }
    return answers;
  }

  private static int endOfBatch(List<RedisWrite> writes, int from) {
    int most = Math.min(writes.size(), from + BATCH_WRITES);
    long bytes = 0;
    int until = from;
    while (until < most && bytes < BATCH_BYTES) {
      bytes += writes.get(until++).bytes();
    }
    return until;
  }

  private List<RedisAnswer> batch(Jedis redis, List<RedisWrite> batch) {
    try {
      return send(redis, batch);
    } catch (JedisNoScriptException e) {
      NewerScript.load(redis);
      return send(redis, batch);
    }
  }

  private List<RedisAnswer> send(Jedis redis, List<RedisWrite> batch) {
    List<Response<Object>> responses = new ArrayList<>(batch.size());
    try (Pipeline pipeline = redis.pipelined()) {
      for (RedisWrite write : batch) {
        responses.add(NewerScript.send(pipeline, terms, write));
      }
      pipeline.sync();
    }
    return responses.stream().map(RedisWriter::answer).toList();
  }

  private static RedisAnswer answer(Response<Object> response) {
    try {
      return Long.valueOf(1).equals(response.get()) ? RedisAnswer.WRITTEN : RedisAnswer.OLDER;
    } catch (JedisDataException e) {
      return RedisTrouble.refusal(e).map(RedisAnswer::refused).orElseThrow(() -> e);
    }
  }
}
