package dev.sluice.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.Unit;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.Coder.NonDeterministicException;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class FileUnitCoderTest {

  @Test
  void unitsComeBack() throws IOException {
    FileUnit unit =
        new FileUnit(
            new Unit("id", "0", FileUnit.END, 3),
            new FileVersion("/in/Größe.csv", 1L << 40, 1_700_000_000_000L, "00ff"),
            5_000_000_000L,
            List.of("id", "näme"));

    byte[] coded = CoderUtils.encodeToByteArray(FileUnitCoder.of(), unit);

    assertThat(CoderUtils.decodeFromByteArray(FileUnitCoder.of(), coded)).isEqualTo(unit);
  }

  @Test
  void theCoderIsADeterministicSingleton() throws NonDeterministicException {
    FileUnitCoder.of().verifyDeterministic();
    assertThat(SerializableUtils.ensureSerializable(FileUnitCoder.of()))
        .isEqualTo(FileUnitCoder.of());
  }
}
