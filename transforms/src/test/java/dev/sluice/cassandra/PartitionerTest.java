package dev.sluice.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.row.SetupException;
import org.junit.jupiter.api.Test;

class PartitionerTest {

  @Test
  void knowsTheRingsOfPartitionersWithNumbers() {
    assertThat(Partitioner.of("org.apache.cassandra.dht.Murmur3Partitioner").ring())
        .hasToString("(-9223372036854775808, 9223372036854775807]");
    assertThat(Partitioner.of("org.apache.cassandra.dht.RandomPartitioner").ring())
        .hasToString("(-1, 170141183460469231731687303715884105728]");
    assertThat(Partitioner.of("Murmur3Partitioner")).isEqualTo(Partitioner.MURMUR3);
  }

  @Test
  void refusesPartitionersWithoutNumbers() {
    assertThatThrownBy(() -> Partitioner.of("org.apache.cassandra.dht.ByteOrderedPartitioner"))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            "Cannot split the ring of partitioner org.apache.cassandra.dht.ByteOrderedPartitioner. Expected Murmur3Partitioner or RandomPartitioner.");
  }
}
