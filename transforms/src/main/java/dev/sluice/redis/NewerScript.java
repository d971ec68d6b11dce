package dev.sluice.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;

/** The script that sets or deletes a value unless there is a newer one. */
final class NewerScript {
  private static final byte[] TEXT = read();

  /** What servers call it. */
  private static final byte[] SHA = sha(TEXT);

  private NewerScript() {}

  /** Tells the server, which forgets scripts when it restarts. */
  static void load(Jedis redis) {
    redis.scriptLoad(TEXT);
  }

  /** Sends a write; the answer is there after the next sync. */
  static Response<Object> send(Pipeline pipeline, RedisTerms terms, RedisWrite write) {
    RecordPosition position = write.position();
    List<byte[]> values = write.values();
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(bytes(position.offset()));
    arguments.add(bytes(position.millis()));
    arguments.add(bytes(position.source()));
    arguments.add(bytes(terms.type().word()));
    arguments.add(bytes(values == null ? "delete" : "set"));
    arguments.add(bytes(terms.expireSeconds()));
    arguments.add(bytes(terms.positionSeconds()));
    if (values != null) {
      arguments.addAll(values);
    }
    return pipeline.evalsha(SHA, List.of(write.key(), PositionKey.of(write.key())), arguments);
  }

  private static byte[] bytes(Object text) {
    return String.valueOf(text).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] sha(byte[] text) {
    try {
      return bytes(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-1.", e);
    }
  }

  private static byte[] read() {
    try (InputStream in = NewerScript.class.getResourceAsStream("write-newer.lua")) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a script of Sluice's own jar", e);
    }
  }
}
