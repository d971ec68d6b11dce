package dev.sluice.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class PackedUnitsTest {

  @Test
  void unitsComeOutAsTheyWentIn() {
    List<Unit> units =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new Unit("k.t/" + i, "" + (i - 1L), "" + i, i))
            .toList();

    PackedUnits packed = SerializableUtils.clone(PackedUnits.of(units));

    assertThat(packed.unpack()).isEqualTo(units);
    assertThat(packed.size()).isEqualTo(1_000);
  }
}
