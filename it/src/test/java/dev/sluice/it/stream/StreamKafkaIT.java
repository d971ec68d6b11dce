package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.stream.StreamTarget.Result;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of topics land in the target, once. */
@Timeout(180)
class StreamKafkaIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "SparkRunner"})
  void everyRecordIsLoadedOnce(String runner) throws Exception {
    KafkaStream stream = KafkaStream.create(folder, 3);
    stream.sql("CREATE TABLE t (id int PRIMARY KEY, name text)");
    for (int partition = 0; partition < 3; partition++) {
      int first = 1_000 * partition;
      stream.send(
          partition,
          IntStream.range(first, first + 1_000)
              .mapToObj(id -> "{\"id\":%d,\"name\":\"n%d\",\"more\":true}".formatted(id, id))
              .toArray(String[]::new));
    }

    Result result = stream.run("t", "--runner=" + runner);

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(result.output())
        .contains("3,000 read = 3,000 loaded", "1, 3 partitions, 3,000 offsets planned");
    assertThat(stream.text("SELECT concat_ws(' ', count(*), min(id), max(id)) FROM t"))
        .isEqualTo("3000 0 2999");

    stream.send(1, "{\"id\":5000,\"name\":\"later\"}");
    assertThat(stream.run("t", "--runner=" + runner).output()).contains("1 read = 1 loaded");
    assertThat(stream.number("SELECT count(*) FROM t")).isEqualTo(3_001);
  }

  @Test
  void columnsComeFromPathsKeysHeadersAndPlaces() throws Exception {
    KafkaStream stream = KafkaStream.create(folder, 1);
    stream.sql(
        "CREATE TABLE t (id int, city text, rest jsonb, k text, h text, written timestamptz,"
            + " topic text, part int, off bigint, at bigint, made timestamptz DEFAULT now())");
    try (Producer<byte[], byte[]> producer = stream.producer(Map.of())) {
      ProducerRecord<byte[], byte[]> sent =
          new ProducerRecord<>(
              stream.topic,
              0,
              1_700_000_000_123L,
              KafkaStream.bytes("the key"),
              KafkaStream.bytes(
                  "{\"id\":7,\"user\":{\"address\":{\"city\":\"Köln\"}},\"x\":[1,2],\"y\":null}"));
      sent.headers().add("trace", KafkaStream.bytes("abc"));
      KafkaStream.send(producer, sent);
    }

    Result result =
        stream.run(
            "t",
            "--columns=user.address.city=city,$rest=rest,$key=k,$header.trace=h,$timestamp=written,"
                + "$topic=topic,$partition=part,$offset=off,$timestamp.millis=at");

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(result.output())
        .contains("public.t: made have a default and are not read from the records");
    assertThat(
            stream.text(
                "SELECT concat_ws('|', id, city, rest, k, h, written AT TIME ZONE 'UTC', part, off, at,"
                    + " topic = '%s') FROM t".formatted(stream.topic)))
        .isEqualTo(
            "7|Köln|{\"x\": [1, 2], \"y\": null}|the key|abc|2023-11-14 22:13:20.123|0|0|1700000000123|t");
  }

  @Test
  void poisonIsKeptWithItsPlaceAndCanBeReplayed() throws Exception {
    KafkaStream stream = KafkaStream.create(folder, 1);
    stream.sql("CREATE TABLE t (id int PRIMARY KEY, n smallint)");
    stream.send(
        0, "{\"id\":1,\"n\":1}", "not json", "{\"id\":2,\"n\":70000}", "{\"id\":3,\"n\":3}");

    Result result = stream.run("t");

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    assertThat(result.output()).contains("4 read = 2 loaded + 2 rejected");
    assertThat(
            stream.texts(
                "SELECT concat_ws('/', coordinates ->> 'topic', coordinates ->> 'partition',"
                    + " coordinates ->> 'offset') FROM sluice.reject ORDER BY position"))
        .containsExactly(stream.topic + "/0/1", stream.topic + "/0/2");
    assertThat(
            stream
                .rejects("show", "--id=" + stream.text("SELECT min(reject_id) FROM sluice.reject"))
                .output())
        .contains("not json", "public.t");

    stream.sql("ALTER TABLE t ALTER n TYPE int");
    assertThat(stream.rejects("replay", "--all=true").output())
        .contains("Stored 1 rows; 1 are still refused");
    assertThat(stream.texts("SELECT id || ' ' || n FROM t ORDER BY id"))
        .containsExactly("1 1", "2 70000", "3 3");
  }

  @Test
  void csvValuesAndSeveralTopics() throws Exception {
    KafkaStream stream = KafkaStream.create(folder, 1);
    KafkaStream other = KafkaStream.create(folder, 1);
    stream.sql("CREATE TABLE a (id int, name text)");
    stream.sql("CREATE TABLE b (id int, name text)");
    stream.send(0, "1;one", "2;\"t;wo\"");
    other.send(0, "3;");

    Result result =
        stream.run(
            "a",
            "--topics=%s=public.a,%s=public.b".formatted(stream.topic, other.topic),
            "--valueFormat=csv",
            "--fields=id,name",
            "--delimiter=;");

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(stream.texts("SELECT id || ' ' || name FROM a ORDER BY id"))
        .containsExactly("1 one", "2 t;wo");
    assertThat(stream.texts("SELECT id || ' ' || (name IS NULL) FROM b")).containsExactly("3 true");
  }

  @ParameterizedTest
  @CsvSource({
    "ignore, DONE, 3 read = 2 loaded + 0 rejected + 1 filtered",
    "reject, DONE_WITH_REJECTS, 3 read = 2 loaded + 1 rejected"
  })
  void tombstonesFollowThePolicy(String policy, ExitStatus status, String counts) throws Exception {
    KafkaStream stream = KafkaStream.create(folder, 1);
    stream.sql("CREATE TABLE t (id int)");
    stream.sendKeyed(0, "a", "{\"id\":1}");
    stream.sendKeyed(0, "a", null);
    stream.sendKeyed(0, "b", "{\"id\":2}");

    Result result = stream.run("t", "--tombstones=" + policy);

    assertThat(result.status()).as(result.output()).isEqualTo(status);
    assertThat(result.output()).contains(counts);
  }

  @Test
  void recordsOfAbortedTransactionsNeverArrive() throws Exception {
    KafkaStream stream = KafkaStream.create(folder, 1);
    stream.sql("CREATE TABLE t (id int)");
    try (Producer<byte[], byte[]> producer =
        stream.producer(Map.of("transactional.id", stream.topic))) {
      producer.initTransactions();
      for (int id = 0; id < 20; id++) {
        producer.beginTransaction();
        KafkaStream.send(
            producer,
            new ProducerRecord<>(
                stream.topic, 0, null, KafkaStream.bytes("{\"id\":%d}".formatted(id))));
        if (id % 2 == 0) {
          producer.commitTransaction();
        } else {
          producer.abortTransaction();
        }
      }
    }

    Result result = stream.run("t");

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(stream.texts("SELECT id FROM t ORDER BY id"))
        .containsExactly("0", "2", "4", "6", "8", "10", "12", "14", "16", "18");
  }

  @Test
  void theLastRecordOfAKeyWins() throws Exception {
    KafkaStream stream = KafkaStream.create(folder, 1);
    stream.sql("CREATE TABLE t (id int PRIMARY KEY, n int)");
    stream.send(
        0,
        IntStream.range(0, 1_000)
            .mapToObj(n -> "{\"id\":%d,\"n\":%d}".formatted(n % 7, n))
            .toArray(String[]::new));

    Result result = stream.run("t", "--onConflict=update", "--unitRecords=100");

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(stream.text("SELECT string_agg(n::text, ' ' ORDER BY n) FROM t"))
        .isEqualTo("993 994 995 996 997 998 999");
  }

  @Test
  void aTopicThatIsNotThereIsSaidAtOnce() throws Exception {
    KafkaStream stream = KafkaStream.create(folder, 1);

    Result result = stream.run("t", "--topics=nowhere-to-be-found");

    assertThat(result.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(result.output()).contains("Cannot find all of the topics nowhere-to-be-found at");
  }
}
