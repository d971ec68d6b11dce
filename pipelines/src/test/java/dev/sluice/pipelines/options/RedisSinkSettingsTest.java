package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.kafka.KeyTemplate;
import dev.sluice.kafka.KeyedShape.Body;
import dev.sluice.kafka.KeyedShape.NamedField;
import dev.sluice.kafka.RecordField;
import dev.sluice.redis.RedisServer;
import dev.sluice.redis.RedisTerms;
import dev.sluice.redis.RedisType;
import dev.sluice.row.Secret;
import dev.sluice.row.SetupException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisSinkSettingsTest {
  private static final String REDIS = "--redis=redis://cache/2";

  @Test
  void hasDefaults() {
    StreamKafkaSettings settings = redis(REDIS);

    assertThat(settings.tables()).isEmpty();
    assertThat(settings.topics().topics()).containsExactly("clicks", "orders");
    RedisSink sink = settings.redis().orElseThrow();
    assertThat(sink.server()).isEqualTo(new RedisServer("cache", 6379, 2, false, null, null));
    assertThat(sink.terms()).isEqualTo(new RedisTerms(RedisType.STRING, 0, 604_800));
    assertThat(sink.shape().key()).isEqualTo(KeyTemplate.parse("{$key}"));
    assertThat(sink.shape().body()).isEqualTo(Body.WHOLE);
    assertThat(settings.values().tombstones()).isEqualTo(Tombstones.IGNORE);
  }

  @Test
  void readsAllOfIt() {
    RedisSink sink =
        redis(
                "--redis=rediss://[::1]:7000",
                "--redisUser=writer",
                "--redisPassword=env:PASSWORD",
                "--redisType=hash",
                "--redisKey=u:{id}",
                "--redisExpireSeconds=60",
                "--redisPositionSeconds=90",
                "--tombstones=delete",
                "--columns=a.b=c,$offset=at")
            .redis()
            .orElseThrow();

    assertThat(sink.server())
        .isEqualTo(new RedisServer("[::1]", 7000, 0, true, "writer", new Secret("from-env")));
    assertThat(sink.server()).hasToString("rediss://[::1]:7000/0");
    assertThat(sink.terms()).isEqualTo(new RedisTerms(RedisType.HASH, 60, 90));
    assertThat(sink.shape().named())
        .containsExactly(
            new NamedField("c", RecordField.parse("a.b")),
            new NamedField("at", RecordField.parse("$offset")));
  }

  @Test
  void whatTablesNeedIsRefused() {
    assertThat(
            problems(
                "--sink=redis",
                REDIS,
                "--topics=a=public.t",
                "--targetTable=public.t",
                "--onConflict=skip",
                "--columns=a",
                "--copyRetries=1"))
        .containsExactlyInAnyOrder(
            "Invalid topic in --topics: \"a=public.t\" names a table, and --sink=redis fills none. Give the topic alone.",
            "--targetTable means nothing with --sink=redis, which fills no table. Leave it out.",
            "--onConflict means nothing with --sink=redis. Leave it out.",
            "--copyRetries means nothing with --sink=redis. Leave it out.",
            "--columns names fields, but a string is the whole value. Leave it out, or give --redisType=hash.");
  }

  @Test
  void whatRedisNeedsIsRefusedForTables() {
    assertThat(problems("--topics=a=public.t", REDIS, "--redisExpireSeconds=5"))
        .containsExactlyInAnyOrder(
            "--redis needs --sink=redis. Leave it out.",
            "--redisExpireSeconds needs --sink=redis. Leave it out.");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThat(
            problems(
                "--sink=redis",
                "--topics=a",
                "--redisUser=u",
                "--redisKey=user",
                "--redisType=hash",
                "--columns=x=-,y=sluice.position"))
        .satisfiesExactlyInAnyOrder(
            problem -> assertThat(problem).startsWith("Missing --redis=redis://HOST:PORT/DB"),
            problem -> assertThat(problem).startsWith("--redisUser needs --redisPassword="),
            problem -> assertThat(problem).startsWith("Cannot use --redisKey. Invalid template"),
            problem -> assertThat(problem).contains("\"x=-\"", "sluice.position is Sluice's own"),
            problem -> assertThat(problem).contains("\"y=sluice.position\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cache:6379",
        "http://cache",
        "redis://u:hidden@cache",
        "redis://",
        "redis://c/db"
      })
  void anAddressThatIsNoneIsNotRepeated(String address) {
    assertThat(problems("--sink=redis", "--topics=a", "--redis=" + address))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem)
                    .startsWith("Invalid --redis. Expected redis://HOST:PORT/DB")
                    .doesNotContain("hidden"));
  }

  @Test
  void fieldsOfCsvHaveToBeThere() {
    assertThat(
            problems(
                "--sink=redis",
                "--topics=a",
                REDIS,
                "--valueFormat=csv",
                "--fields=id,name",
                "--redisKey={no}"))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem)
                    .startsWith("Cannot use --redisKey with such values. Invalid field")
                    .contains("no", "id, name"));
  }

  /** One file serves all commands. */
  @Test
  void aFileMaySayMore(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(folder.resolve("all.properties"), "copyRetries=3\nredis=redis://cache\n");

    assertThat(redis("--config=" + file).redis()).isPresent();
    assertThat(settings("--config=" + file, "--topics=a=public.t").redis()).isEmpty();
  }

  private static StreamKafkaSettings redis(String... flags) {
    List<String> all = new ArrayList<>(List.of(flags));
    all.add("--sink=redis");
    all.add("--topics=orders,clicks");
    return settings(all.toArray(String[]::new));
  }

  private static List<String> problems(String... flags) {
    return catchThrowableOfType(SetupException.class, () -> settings(flags)).problems();
  }

  private static StreamKafkaSettings settings(String... flags) {
    List<String> all = new ArrayList<>(List.of(flags));
    all.addAll(
        List.of(
            "--bootstrapServers=b:9092",
            "--targetHosts=p1",
            "--targetDatabase=warehouse",
            "--targetUser=loader"));
    return StreamKafkaSettings.of(
        all.toArray(String[]::new),
        new Surroundings(Map.of("PASSWORD", "from-env"), Map.of(), 2, 1L << 30, false));
  }
}
