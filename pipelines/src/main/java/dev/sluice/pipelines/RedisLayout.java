package dev.sluice.pipelines;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sluice.kafka.KeyedShape;
import dev.sluice.kafka.RecordParser;
import dev.sluice.redis.RedisTerms;
import java.io.Serializable;

/**
 * How a topic's records become values in Redis: what workers need, and what the ledger keeps so
 * that a rejected record can be written again.
 *
 * @param address of the server, for people
 */
record RedisLayout(String topic, String address, KeyedShape shape, RedisTerms terms)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final LayoutJson JSON = new LayoutJson("redis", "record");

  RecordParser parser() {
    return RecordParser.keyed(topic, shape);
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
