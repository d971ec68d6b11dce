package dev.sluice.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RecordFrameTest {
  private static final RawRecord RECORD =
      new RawRecord(
          1,
          2,
          0x0102,
          new byte[] {7},
          new byte[] {8, 9},
          List.of(new RawHeader("é", null), new RawHeader("b", new byte[0])));

  @Test
  void isLaidOutAsItsJavadocSays() {
    assertThat(HexFormat.of().formatHex(RecordFrame.write(RECORD)))
        .isEqualTo(
            "01"
                + "0000000000000102"
                + "0000000107"
                + "00000002"
                + "00000002c3a9"
                + "ffffffff"
                + "0000000162"
                + "00000000"
                + "000000020809");
  }

  @Property(tries = 200)
  void readsWhatItWrites(@ForAll("records") RawRecord rawRecord) {
    RawRecord read =
        RecordFrame.read(RecordFrame.write(rawRecord), rawRecord.partition(), rawRecord.offset());

    assertThat(read).usingRecursiveComparison().isEqualTo(rawRecord);
  }

  @Test
  void refusesFramesThatAreCutOff() {
    byte[] frame = RecordFrame.write(RECORD);
    for (int length = 0; length < frame.length; length++) {
      byte[] cut = Arrays.copyOf(frame, length);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RecordFrame.read(cut, 0, 0))
          .withMessage(
              "Invalid frame of a record: it ends after %d bytes. Expected more.", cut.length);
    }
  }

  @Test
  void refusesFramesThatGoOn() {
    byte[] frame = RecordFrame.write(RECORD);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordFrame.read(Arrays.copyOf(frame, frame.length + 2), 0, 0))
        .withMessage(
            "Invalid frame of a record: 2 bytes are left over. Expected its end behind the value.");
  }

  @Test
  void refusesOtherLayouts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordFrame.read(new byte[] {2, 0}, 0, 0))
        .withMessage("Invalid frame of a record: layout 2. Expected layout 1.");
  }

  @Provide
  Arbitrary<RawRecord> records() {
    Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(9).injectNull(0.2);
    Arbitrary<List<RawHeader>> headers =
        Combinators.combine(Arbitraries.strings().alpha().ofMaxLength(4), bytes)
            .as(RawHeader::new)
            .list()
            .ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.integers().greaterOrEqual(0),
            Arbitraries.longs().greaterOrEqual(0),
            Arbitraries.longs(),
            bytes,
            bytes,
            headers)
        .as(RawRecord::new);
  }
}
