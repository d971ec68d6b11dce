package dev.sluice.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.util.JedisClusterCRC16;

class PositionKeyTest {

  @ParameterizedTest
  @CsvSource({
    "user:7, sluice:{user:7}",
    "{user:7}:cart, sluice:{user:7}:cart",
    "a{b}c{d}, sluice:a{b}c{d}",
    "open{, sluice:{open{}"
  })
  void standsInTheSlotOfItsKey(String key, String expected) {
    byte[] beside = PositionKey.of(bytes(key));

    assertThat(new String(beside, StandardCharsets.UTF_8)).isEqualTo(expected);
    assertThat(JedisClusterCRC16.getSlot(beside)).isEqualTo(slotOf(key));
  }

  private static int slotOf(String key) {
    return JedisClusterCRC16.getSlot(key);
  }

  @Test
  void isAnotherKeyForEachKey() {
    assertThat(PositionKey.of(bytes("a"))).isNotEqualTo(PositionKey.of(bytes("b")));
    byte[] any = {(byte) 0xff, 0, '{'};
    assertThat(Arrays.copyOfRange(PositionKey.of(any), 8, 11)).isEqualTo(any);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
