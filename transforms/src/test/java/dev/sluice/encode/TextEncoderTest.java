package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.encode.Texts.Malformed;
import dev.sluice.row.Chunk;
import dev.sluice.row.ReadFailure;
import dev.sluice.row.RefusedRow;
import dev.sluice.row.RowFormat;
import dev.sluice.row.TextPage;
import dev.sluice.row.TextRecords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextEncoderTest {
  private static final String NO_INT4 =
      " is no int4: expected a whole number from -2147483648 to 2147483647";

  private final TextEncoder encoder =
      Texts.encoder(InvalidText.REJECT, Texts.column("id", "int4"), Texts.column("name", "text"));

  @Test
  void writesOneLineForEachRecordAndKeepsItsPlace() {
    Chunk chunk =
        encoder.encode(
            Texts.page(
                0,
                Texts.record("1", "one"),
                Texts.record(null, null),
                Texts.record("", ""),
                Texts.record("-2", "a \"b\", c\n\\."),
                Texts.record(" +3 ", " é ")));

    assertThat(Cells.text(chunk))
        .isEqualTo("1,\"one\"\n,\n,\"\"\n-2,\"a \"\"b\"\", c\n\\.\"\n3,\" é \"\n");
    assertThat(chunk.rowsRead()).isEqualTo(5);
    assertThat(chunk.rows()).isEqualTo(5);
    assertThat(chunk.refused()).isEmpty();
    assertThat(chunk.repaired()).isEmpty();
    assertThat(chunk.encoded().place(0)).containsExactly(100, 10);
    assertThat(chunk.encoded().place(1)).containsExactly(106, 11);
    assertThat(chunk.encoded().place(4)).containsExactly(125, 14);
  }

  @Test
  void keepsRecordsThatAreMalformedOrHoldABadValueAsTheyWere() {
    Chunk chunk =
        encoder.encode(
            Texts.page(
                0,
                new Malformed("it has 3 fields, expected 2"),
                Texts.record("1", "one"),
                Texts.record("12x", "two"),
                new Malformed("a quote is not closed"),
                Texts.record("3", Cells.hex("6100")),
                Texts.record("4", "four")));

    assertThat(Cells.text(chunk)).isEqualTo("1,\"one\"\n4,\"four\"\n");
    assertThat(chunk.rowsRead()).isEqualTo(6);
    assertThat(chunk.encoded().places()).containsExactly(101, 11, 121, 15);
    assertThat(chunk.refused())
        .extracting(RefusedRow::position, RefusedRow::column, RefusedRow::reason)
        .containsExactly(
            tuple(0L, null, "it has 3 fields, expected 2"),
            tuple(2L, "id", "\"12x\"" + NO_INT4),
            tuple(3L, null, "a quote is not closed"),
            tuple(
                4L,
                "name",
                "byte 0x00 at offset 1 is NUL, which PostgreSQL cannot store; choose --invalidText=replace or strip to change such values"));
    assertThat(chunk.refused())
        .extracting(RefusedRow::coordinates, row -> new String(row.bytes(), StandardCharsets.UTF_8))
        .containsExactly(
            tuple("? at [100, 10]", "?"),
            tuple("12x|two| at [107, 12]", "12x|two|"),
            tuple("? at [115, 13]", "?"),
            tuple("3|a\0| at [116, 14]", "3|a\0|"));
    assertThat(chunk.refused()).extracting(RefusedRow::format).containsOnly(RowFormat.TEXT);
  }

  @Test
  void theFirstBadValueOfARecordIsTheReason() {
    TextEncoder numbers =
        Texts.encoder(InvalidText.REJECT, Texts.column("a", "int4"), Texts.column("b", "int4"));

    Chunk chunk = numbers.encode(Texts.page(0, Texts.record("x", "y"), Texts.record("1", "y")));

    assertThat(chunk.refused())
        .extracting(RefusedRow::column, RefusedRow::reason)
        .containsExactly(tuple("a", "\"x\"" + NO_INT4), tuple("b", "\"y\"" + NO_INT4));
  }

  @Test
  void countsTheUnitsRecordsOverItsPages() {
    TextPage page =
        Texts.page(0, new Malformed("bad"), Texts.record("1", "one"), Texts.record("x", "two"));
    TextPage next =
        new TextPage(page.unit(), 1, false, page.records(), page.readNanos(), page.failure());

    assertThat(encoder.encode(page).refused())
        .extracting(RefusedRow::position)
        .containsExactly(0L, 2L);
    assertThat(encoder.encode(next).refused())
        .extracting(RefusedRow::position)
        .containsExactly(3L, 5L);
    assertThat(encoder.encode(page).refused())
        .extracting(RefusedRow::position)
        .containsExactly(0L, 2L);
  }

  @Test
  void countsRepairsOfStoredRowsByTheSourcesName() {
    TextEncoder stripping =
        Texts.encoder(
            InvalidText.STRIP,
            Texts.column("note", "text"),
            Texts.column("data", "json"),
            Texts.column("n", "int4"));
    byte[] bad = Cells.hex("61ff00");

    Chunk chunk =
        stripping.encode(
            Texts.page(
                0,
                Texts.record(bad, bad, "1"),
                Texts.record(bad, "b", "2"),
                Texts.record(bad, bad, "x")));

    assertThat(Cells.text(chunk)).isEqualTo("\"a\",\"a\",1\n\"a\",\"b\",2\n");
    assertThat(chunk.repaired()).isEqualTo(Map.of("note", 2L, "data", 1L));
    assertThat(stripping.encode(Texts.page(1, Texts.record("a", "b", "1"))).repaired()).isEmpty();
  }

  @Test
  void handsOnWhatThePageSays() {
    ReadFailure failure = new ReadFailure("the file is shorter than it was", false);

    Chunk chunk =
        encoder.encode(new TextPage(Cells.unit("u"), 5, true, TextRecords.none(), 77, failure));

    assertThat(chunk.unit()).isEqualTo(Cells.unit("u"));
    assertThat(chunk.ordinal()).isEqualTo(5);
    assertThat(chunk.last()).isTrue();
    assertThat(chunk.rowsRead()).isZero();
    assertThat(chunk.bytes()).isEmpty();
    assertThat(chunk.readNanos()).isEqualTo(77);
    assertThat(chunk.encodeNanos()).isPositive();
    assertThat(chunk.failure()).isEqualTo(failure);
  }

  @Test
  void aPageOfRefusedRowsAloneHasNoPlaces() {
    Chunk chunk = encoder.encode(Texts.page(0, Texts.record("x", "one"), new Malformed("bad")));

    assertThat(chunk.encoded().places()).isEmpty();
    assertThat(chunk.rows()).isZero();
  }

  @Test
  void aReasonShowsTheBeginningOfLongValuesAndNoControlCharacters() {
    assertThat(Texts.refusal("int4", "9".repeat(60)))
        .isEqualTo("\"" + "9".repeat(60) + "\"" + NO_INT4);
    assertThat(Texts.refusal("int4", "9".repeat(61)))
        .isEqualTo("\"" + "9".repeat(60) + "…\"" + NO_INT4);
    assertThat(Texts.refusal("int4", "😀".repeat(1_000)))
        .isEqualTo("\"" + "😀".repeat(60) + "…\"" + NO_INT4);
    assertThat(Texts.refusal("int4", "1\n\0")).isEqualTo("\"1\\u000a\\u0000\"" + NO_INT4);
  }

  @Test
  void aBadValueThatIsNoUtf8IsShownWithReplacements() {
    Chunk chunk = encoder.encode(Texts.page(0, Texts.record(Cells.hex("31ff"), "one")));

    assertThat(Cells.refusal(chunk)).isEqualTo("\"1\uFFFD\"" + NO_INT4);
  }

  @Test
  void aPageThatIsLongerThanItsRecordsIsOurBug() {
    TextRecords records = Texts.page(0, Texts.record("1", "one")).records();
    TextPage shorter =
        new TextPage(
            Cells.unit("u"),
            4,
            false,
            new TextRecords(
                1,
                records.cells(),
                records.places(),
                records.raw(),
                records.rawEnds(),
                Map.of(0, "bad")),
            0,
            null);

    assertThatThrownBy(() -> encoder.encode(shorter))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Sluice bug: unit u, page 4: 0 of 12 bytes encoded, 1 of 1 malformed records met.");
  }

  @Test
  void settingsTravelToTheWorkers() throws IOException, ClassNotFoundException {
    TextSettings settings =
        new TextSettings(
            Texts.settings(InvalidText.REJECT, TextFormats.standard(), Texts.column("a", "int4"))
                .columns(),
            InvalidText.STRIP,
            Texts.formats("d.M.yyyy H:mm", null, null, "Europe/Berlin", ',', '.'),
            (row, place) -> "here");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(settings);

    Object copy = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

    assertThat(copy).isInstanceOf(TextSettings.class);
    assertThat(((TextSettings) copy).formats()).isEqualTo(settings.formats());
    assertThat(((TextSettings) copy).coordinates().of(new byte[0], new long[0])).isEqualTo("here");
  }
}
