package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.Chunk;
import dev.sluice.types.ColumnPlan;
import dev.sluice.types.CqlType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextCodecTest {
  private static final ColumnPlan COLUMN = Cells.column("t", CqlType.TEXT, false);

  @Test
  void textIsQuotedAndQuotesAreDoubled() {
    assertThat(Cells.field(CqlType.TEXT, Cells.utf8("plain"))).isEqualTo("\"plain\"");
    assertThat(Cells.field(CqlType.TEXT, Cells.utf8("\""))).isEqualTo("\"\"\"\"");
    assertThat(Cells.field(CqlType.TEXT, Cells.utf8("a\"\"b"))).isEqualTo("\"a\"\"\"\"b\"");
    assertThat(Cells.field(CqlType.TEXT, Cells.utf8("\\."))).isEqualTo("\"\\.\"");
    assertThat(Cells.field(CqlType.TEXT, Cells.utf8("a,\r\n\\N"))).isEqualTo("\"a,\r\n\\N\"");
    assertThat(Cells.field(CqlType.ASCII, Cells.utf8("~"))).isEqualTo("\"~\"");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a NUL, 610062, 00, 1, 1",
    "a lone continuation, 6180, 80, 1, 1",
    "Java's NUL, 61c08062, c0, 1, 2",
    "an overlong slash of 2 bytes, c0af, c0, 0, 2",
    "an overlong slash of 3 bytes, e080af, e0, 0, 3",
    "an overlong slash of 4 bytes, f08080af, f0, 0, 4",
    "the longest overlong of 3 bytes, e09fbf, e0, 0, 3",
    "the longest overlong of 4 bytes, f08fbfbf, f0, 0, 4",
    "a high surrogate, 62eda080, ed, 1, 3",
    "a low surrogate, edbfbf, ed, 0, 3",
    "an encoded surrogate pair, eda0bdedb880, ed, 0, 6",
    "a character that ends too early, e282, e2, 0, 2",
    "four bytes cut to three, 61f09f98, f0, 1, 3",
    "a lead byte before ASCII, c361, c3, 0, 1",
    "beyond U+10FFFF, f4908080, f4, 0, 4",
    "a lead byte F5, f5808080, f5, 0, 4",
    "a byte FE, 6161fe, fe, 2, 1",
    "a byte FF, ff, ff, 0, 1"
  })
  void everyClassOfBadTextFollowsThePolicy(
      String name, String cell, String bad, int offset, int badBytes) {
    byte[] text = Cells.hex(cell);

    assertThat(Cells.refusal(CqlType.TEXT, text))
        .isEqualTo(
            "byte 0x%s at offset %d is %s, which PostgreSQL cannot store; choose --invalidText=replace or strip to change such values"
                .formatted(bad, offset, bad.equals("00") ? "NUL" : "not valid UTF-8"));
    Chunk replaced = Cells.chunk(COLUMN, InvalidText.REPLACE, text);
    assertThat(Cells.field(replaced).chars().filter(c -> c == 0xFFFD)).hasSize(badBytes);
    assertThat(replaced.repaired()).isEqualTo(Map.of("t", 1L));
    Chunk stripped = Cells.chunk(COLUMN, InvalidText.STRIP, text);
    assertThat(stripped.bytes()).hasSize(text.length - badBytes + 3);
    assertThat(stripped.repaired()).isEqualTo(Map.of("t", 1L));
  }

  @Test
  void countsChangedValuesNotBytesAndStartsAnewWithEachPage() {
    PageEncoder encoder =
        Cells.encoder(InvalidText.STRIP, COLUMN, Cells.column("other", CqlType.TEXT, false));
    byte[] good = Cells.utf8("good");
    byte[] bad = Cells.hex("00 00 61");

    Chunk first =
        encoder.encode(
            Cells.page(
                "u",
                0,
                List.of(Cells.row(bad, good), Cells.row(bad, null), Cells.row(good, good))));
    Chunk second = encoder.encode(Cells.page("u", 1, List.of(Cells.row(good, bad))));

    assertThat(Cells.text(first)).isEqualTo("\"a\",\"good\"\n\"a\",\n\"good\",\"good\"\n");
    assertThat(first.repaired()).isEqualTo(Map.of("t", 2L));
    assertThat(second.repaired()).isEqualTo(Map.of("other", 1L));
  }

  @Test
  void aRefusedRowCountsNoChangedValues() {
    PageEncoder encoder =
        Cells.encoder(InvalidText.STRIP, COLUMN, Cells.column("n", CqlType.INT, false));
    byte[] bad = Cells.hex("00 61");

    Chunk chunk =
        encoder.encode(
            Cells.page(
                "u", 0, List.of(Cells.row(bad, Cells.hex("01")), Cells.row(bad, Cells.int32(1)))));

    assertThat(chunk.refused()).hasSize(1);
    assertThat(chunk.repaired()).isEqualTo(Map.of("t", 1L));
  }

  @Property(tries = 2000)
  void badBytesBetweenGoodTextAreReplacedOneByOne(@ForAll("pieces") List<byte[]> pieces) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    List<String> replaced = new ArrayList<>();
    List<String> stripped = new ArrayList<>();
    for (byte[] piece : pieces) {
      text.writeBytes(piece);
      boolean good = isGood(piece);
      String shown = new String(piece, StandardCharsets.UTF_8).replace("\"", "\"\"");
      replaced.add(good ? shown : "\uFFFD".repeat(piece.length));
      stripped.add(good ? shown : "");
    }

    Chunk replace = Cells.chunk(COLUMN, InvalidText.REPLACE, text.toByteArray());
    Chunk strip = Cells.chunk(COLUMN, InvalidText.STRIP, text.toByteArray());

    assertThat(Cells.field(replace)).isEqualTo('"' + String.join("", replaced) + '"');
    assertThat(Cells.field(strip)).isEqualTo('"' + String.join("", stripped) + '"');
    boolean clean = pieces.stream().allMatch(TextCodecTest::isGood);
    assertThat(replace.repaired()).isEqualTo(clean ? Map.of() : Map.of("t", 1L));
    assertThat(strip.repaired()).isEqualTo(replace.repaired());
    assertThat(Cells.chunk(COLUMN, InvalidText.REJECT, text.toByteArray()).refused())
        .hasSize(clean ? 0 : 1);
  }

  @Provide
  Arbitrary<List<byte[]>> pieces() {
    Arbitrary<byte[]> bad =
        Arbitraries.of("00", "ff", "c080", "eda080", "f8", "c1bf", "f4908080", "e08080", "fe")
            .map(Cells::hex);
    Arbitrary<byte[]> good = StorableCells.text().map(Cells::utf8);
    return Arbitraries.oneOf(good, bad).list().ofMaxSize(8);
  }

  private static boolean isGood(byte[] piece) {
    String text = new String(piece, StandardCharsets.UTF_8);
    return text.indexOf(0) < 0 && Arrays.equals(Cells.utf8(text), piece);
  }
}
