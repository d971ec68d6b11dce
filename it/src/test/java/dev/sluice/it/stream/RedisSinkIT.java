package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.LocalRedis;
import dev.sluice.it.stream.StreamTarget.Result;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** Records become values in Redis, and nothing makes a value older than it is. */
@Timeout(180)
class RedisSinkIT {
  private static final String DELETE = "--tombstones=delete";

  /** Units of a partition one after the other, so that what is older is known. */
  private static final String IN_TURN = "--streams=1";

  private final LocalRedis redis = LocalRedis.start();
  @TempDir private Path folder;
  private RedisStream stream;

  @BeforeEach
  void create() throws Exception {
    stream = RedisStream.create(folder, redis, 2);
  }

  @AfterEach
  void close() {
    redis.close();
  }

  @Test
  void aReplayOfOlderRecordsChangesNothing() throws Exception {
    stream.send(0, "a=1", "b=1", "a=2", "b=-", "c=raw, not JSON", "b=-");

    Result result = stream.run(IN_TURN, "--unitRecords=2", DELETE);

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(result.output())
        .contains(
            "6 read = 4 loaded + 0 rejected + 0 filtered + 0 duplicate + 2 deleted",
            redis.address(0) + ", string {$key}; ledger in postgresql ");
    assertNewest();

    stream.forget("0-2");
    assertThat(stream.run(IN_TURN, "--unitRecords=2", DELETE).status()).isEqualTo(ExitStatus.DONE);

    assertNewest();
    assertThat(stream.counts()).as("two of them are older").isEqualTo("6 2 0 2 2");

    stream.send(0, "b=back");
    stream.send(1, "a=other partition, later");
    stream.run(IN_TURN, "--unitRecords=2", DELETE);
    assertThat(stream.get("b")).isEqualTo("back");
    assertThat(stream.get("a")).isEqualTo("other partition, later");
  }

  private void assertNewest() {
    assertThat(stream.get("a")).isEqualTo("2");
    assertThat(stream.get("b")).isNull();
    assertThat(stream.get("c")).isEqualTo("raw, not JSON");
    try (Jedis connection = redis.connect(0)) {
      assertThat(connection.ttl("sluice:{b}")).isBetween(1L, 604_800L);
      assertThat(connection.ttl("sluice:{a}")).as("for ever").isEqualTo(-1);
    }
  }

  @Test
  void hashesAreReplacedAsAWhole() throws Exception {
    String[] flags = {"--redisType=hash", "--redisKey=user:{user.id}", "--unitRecords=1", IN_TURN};
    stream.send(
        0,
        "k={\"user\":{\"id\":7},\"city\":\"Bergen\",\"tags\":[1,2],\"gone\":null}",
        "k={\"user\":{\"id\":7},\"city\":\"Oslo\"}");

    assertThat(stream.run(flags).status()).isEqualTo(ExitStatus.DONE);
    Map<String, String> newest = Map.of("user", "{\"id\":7}", "city", "Oslo");
    assertThat(stream.fields("user:7")).isEqualTo(newest);

    stream.forget("0-1");
    assertThat(stream.run(flags).status()).isEqualTo(ExitStatus.DONE);
    assertThat(stream.fields("user:7")).isEqualTo(newest);
    assertThat(stream.counts()).isEqualTo("2 1 0 0 1");

    try (Jedis connection = redis.connect(0)) {
      connection.scriptFlush();
    }
    Result named =
        stream.run(
            "--redisType=hash",
            "--redisKey={{{$key}}}:{$offset}",
            "--columns=tags.0=first,city,$topic=from",
            "--redisExpireSeconds=1000");
    assertThat(named.status()).as(named.output()).isEqualTo(ExitStatus.DONE);
    assertThat(stream.fields("{k}:0"))
        .isEqualTo(Map.of("first", "1", "city", "Bergen", "from", stream.source.topic));
    try (Jedis connection = redis.connect(0)) {
      assertThat(connection.ttl("{k}:0")).isBetween(1L, 1_000L);
      assertThat(connection.ttl("sluice:{k}:0")).isBetween(1_001L, 605_800L);
    }
  }

  @Test
  void whatCannotBeWrittenIsRejectedAndReplayed() throws Exception {
    String[] flags = {"--redisType=hash", "--redisKey=u:{id}"};
    stream.send(
        0,
        "k={\"id\":1}",
        "k=poison",
        "k={\"id\":null}",
        "k={\"id\":2,\"sluice.position\":1}",
        "k={\"id\":3}",
        "k=-",
        "k={\"id\":4}");
    try (Jedis connection = redis.connect(0)) {
      connection.set("u:3", "someone else's");
      connection.set("sluice:{u:4}", "someone else's");
    }

    Result result = stream.run(Arguments.and(flags, "--tombstones=reject"));

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    assertThat(stream.counts()).isEqualTo("7 1 6 0 0");
    assertThat(stream.rejects("list").output())
        .contains(
            "its value is no JSON: ",
            "it has no key: {id} is null or absent",
            "it has a field sluice.position, where Sluice keeps its position",
            "Redis refuses it: WRONGTYPE it holds a string",
            "it is a tombstone: its value is null",
            "Redis refuses it: WRONGTYPE its position is not one of ours");
    assertThat(stream.rejects("show", "--id=4").output())
        .contains(redis.address(0) + ", hash u:{id}", "{\"id\":3}");

    Result nameless = stream.rejects("replay", "--all=true");
    assertThat(nameless.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(nameless.output())
        .contains("Cannot replay rejected record 1 without its server", "Add --redis=redis://");

    try (Jedis connection = redis.connect(0)) {
      connection.del("u:3");
    }
    Result replay = stream.rejects("replay", Arguments.and(stream.server(), "--all=true"));
    assertThat(replay.output()).contains("Stored 1 rows; 5 are still refused");
    assertThat(stream.fields("u:3")).isEqualTo(Map.of("id", "3"));
    assertThat(stream.counts()).isEqualTo("7 2 5 0 0");
  }

  @Test
  void whatRedisSaysIsToldInWords() throws Exception {
    stream.send(0, "a=1");
    Result wrong = stream.run("--redisPassword=env:HOME");
    assertThat(wrong.status()).as(wrong.output()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(wrong.output()).contains("WRONGPASS", "Check --redisUser and --redisPassword");

    try (Jedis connection = redis.connect(0)) {
      connection.configSet("maxmemory", "1");
      Result full = stream.run("--patienceSeconds=1");
      assertThat(full.status()).as(full.output()).isEqualTo(ExitStatus.INCOMPLETE);
      assertThat(full.output())
          .contains("takes no writes: ", "OOM command not allowed", "Run the same command again");
      connection.configSet("maxmemory", "0");
    }
    assertThat(stream.run().status()).isEqualTo(ExitStatus.DONE);
    assertThat(stream.get("a")).isEqualTo("1");

    redis.kill();
    Result away = stream.run();
    assertThat(away.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(away.output())
        .contains("Cannot connect to Redis at " + redis.address(0), "refused", "Check --redis.");
  }

  /** Redis dies and comes back while the stream goes on; then the stream dies before a commit. */
  @Test
  void everyKeyHasItsNewestValueWhateverDies() throws Exception {
    String[] flags = {"--unitRecords=100", "--streams=2"};
    sendRound(0);
    try (ForkedMain main = stream.fork(Arguments.and(flags, "--until=forever"))) {
      main.await(() -> "0".equals(stream.get("k49")));
      redis.kill();
      sendRound(1);
      main.await(
          () ->
              stream.source.number(
                      "SELECT count(*) FROM sluice.planned_unit p WHERE state = 'issued' AND NOT"
                          + " EXISTS (SELECT FROM sluice.unit u WHERE u.unit_id = p.unit_id)")
                  > 0);
      redis.restart();
      main.await(() -> "1".equals(stream.get("k49")) && "1".equals(stream.get("k0")));

      try (Brake brake = Brake.commits(stream.source)) {
        sendRound(2);
        main.await(brake::holds);
        main.kill();
      }
    }

    Result last = stream.run(flags);

    assertThat(last.status()).as(last.output()).isEqualTo(ExitStatus.DONE);
    for (int key = 0; key < 50; key++) {
      assertThat(stream.get("k" + key)).as("k" + key).isEqualTo("2");
    }
    assertThat(
            stream.source.text(
                "SELECT concat_ws(' ', sum(rows_read), sum(rows_loaded + rows_duplicate))"
                    + " FROM sluice.unit"))
        .isEqualTo("3000 3000");
  }

  /** Each key twenty times in its partition, the last time with the round's number. */
  private void sendRound(int round) {
    for (int partition = 0; partition < 2; partition++) {
      int first = 25 * partition;
      stream.send(
          partition,
          IntStream.range(0, 500)
              .mapToObj(i -> "k%d=%s".formatted(first + i % 25, i < 475 ? "older" : round))
              .toArray(String[]::new));
    }
  }
}
