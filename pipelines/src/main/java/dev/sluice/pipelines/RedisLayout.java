package dev.sluice.pipelines;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sluice.kafka.KeyedShape;
import dev.sluice.kafka.RecordParser;
import dev.sluice.kafka.SchemaRegistry;
import dev.sluice.redis.RedisTerms;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a topic's records become values in Redis: what workers need, and what the ledger keeps so
 * that a rejected record can be written again.
 *
 * @param address of the server, for people
 * @param deletes whether a tombstone deletes its key
 */
record RedisLayout(
    String topic, String address, KeyedShape shape, boolean deletes, RedisTerms terms)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final LayoutJson JSON = new LayoutJson("redis", "record");

  /**
   * @param registry of the schemas of Avro; null if values are no Avro
   * @param patience how long it may be away
   */
  RecordParser parser(@Nullable SchemaRegistry registry, Duration patience) {
    RecordParser parser =
        RecordParser.keyed(
            topic, shape, shape.avro() ? Objects.requireNonNull(registry).open(patience) : null);
    return deletes ? parser.markingTombstones() : parser;
  }

  /** Server, type and keys in words. */
  @JsonIgnore
  String target() {
    return "%s, %s %s".formatted(address, terms.type().word(), shape.key().text());
  }

  String json() {
    return JSON.write(this);
  }

  static boolean isIn(String text) {
    return JSON.isIn(text);
  }

  /**
   * @throws IllegalStateException if it is none of ours
   */
  static RedisLayout parse(String text) {
    return JSON.read(text, RedisLayout.class);
  }
}
