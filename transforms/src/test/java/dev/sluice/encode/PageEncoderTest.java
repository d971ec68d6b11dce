package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.row.Chunk;
import dev.sluice.row.Page;
import dev.sluice.row.ReadFailure;
import dev.sluice.row.RefusedRow;
import dev.sluice.types.ColumnPlan;
import dev.sluice.types.CqlType;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageEncoderTest {
  private static final byte[] BAD_TIME = Cells.int64(-1);
  private static final byte[] NOON = Cells.int64(43_200_000_000_000L);

  private final PageEncoder encoder =
      Cells.encoder(
          InvalidText.REJECT,
          Cells.column("id", CqlType.INT, true),
          Cells.column("day", CqlType.TIME, false),
          Cells.column("kind", CqlType.TEXT, true));

  @Test
  void writesFieldsBetweenCommasAndNullAsNothing() {
    Chunk chunk =
        encoder.encode(
            Cells.page(
                "u",
                3,
                List.of(
                    Cells.row(Cells.int32(1), NOON, Cells.utf8("a")),
                    Cells.row(null, null, null),
                    Cells.row(Cells.int32(-2), null, new byte[0]))));

    assertThat(Cells.text(chunk)).isEqualTo("1,12:00:00.000000,\"a\"\n,,\n-2,,\"\"\n");
    assertThat(chunk.rowsRead()).isEqualTo(3);
    assertThat(chunk.rows()).isEqualTo(3);
    assertThat(chunk.refused()).isEmpty();
    assertThat(chunk.repaired()).isEmpty();
  }

  @Test
  void handsOnWhatThePageSays() {
    ReadFailure failure = new ReadFailure("no node answers", false);
    Page page = new Page(Cells.unit("u"), 5, true, 0, new byte[0], 77, failure);

    Chunk chunk = encoder.encode(page);

    assertThat(chunk.unit()).isEqualTo(Cells.unit("u"));
    assertThat(chunk.ordinal()).isEqualTo(5);
    assertThat(chunk.last()).isTrue();
    assertThat(chunk.bytes()).isEmpty();
    assertThat(chunk.readNanos()).isEqualTo(77);
    assertThat(chunk.encodeNanos()).isPositive();
    assertThat(chunk.failure()).isEqualTo(failure);
  }

  @Test
  void aRefusedRowLeavesNoTraceInTheBytes() {
    Chunk chunk =
        encoder.encode(
            Cells.page(
                "u",
                0,
                List.of(
                    Cells.row(Cells.int32(1), BAD_TIME, Cells.utf8("a")),
                    Cells.row(Cells.int32(2), NOON, Cells.utf8("b")),
                    Cells.row(Cells.int32(3), NOON, Cells.hex("6100")),
                    Cells.row(new byte[3], BAD_TIME, Cells.utf8("c")))));

    assertThat(Cells.text(chunk)).isEqualTo("2,12:00:00.000000,\"b\"\n");
    assertThat(chunk.rowsRead()).isEqualTo(4);
    assertThat(chunk.rows()).isEqualTo(1);
    assertThat(chunk.refused())
        .extracting(RefusedRow::position, RefusedRow::coordinates, RefusedRow::column)
        .containsExactly(
            tuple(0L, coordinates("{\"id\":1,\"kind\":\"a\"}"), "day"),
            tuple(2L, coordinates("{\"id\":3,\"kind\":\"0x6100\"}"), "kind"),
            tuple(3L, coordinates("{\"id\":\"0x000000\",\"kind\":\"c\"}"), "id"));
    assertThat(chunk.refused())
        .extracting(RefusedRow::reason)
        .containsExactly(
            "-1 ns is no time of day",
            "byte 0x00 at offset 1 is NUL, which PostgreSQL cannot store; choose --invalidText=replace or strip to change such values",
            "the cell has 3 bytes; this type has 4");
  }

  @Test
  void aRefusedRowCanBeEncodedAgainFromItsCells() {
    byte[] odd = Cells.hex("6100");
    Chunk chunk = encoder.encode(Cells.page("u", 0, List.of(Cells.row(Cells.int32(3), NOON, odd))));

    byte[] cells = chunk.refused().get(0).bytes();
    Page page = new Page(Cells.unit("again"), 0, true, 1, cells, 0, null);

    assertThat(cells)
        .isEqualTo(Cells.page("u", 0, List.of(Cells.row(Cells.int32(3), NOON, odd))).cells());
    assertThat(encoder.encode(page).refused()).hasSize(1);
  }

  private static String coordinates(String key) {
    return "{\"keyspace\":\"ks\",\"table\":\"t\",\"token\":null,\"key\":" + key + "}";
  }

  @Test
  void positionsGoOnOverPagesAndStartAnewWithANewUnit() {
    List<byte[]> good = Cells.row(Cells.int32(1), NOON, null);
    List<byte[]> bad = Cells.row(Cells.int32(2), BAD_TIME, null);

    Chunk first = encoder.encode(Cells.page("u", 0, List.of(good, bad, good)));
    Chunk second = encoder.encode(Cells.page("u", 1, List.of(bad, good)));
    Chunk other = encoder.encode(Cells.page("v", 0, List.of(good, good, bad)));

    assertThat(first.refused()).extracting(RefusedRow::position).containsExactly(1L);
    assertThat(second.refused()).extracting(RefusedRow::position).containsExactly(3L);
    assertThat(other.refused()).extracting(RefusedRow::position).containsExactly(2L);
  }

  @Test
  void theKeyOfARefusedRowLeavesOutWhatIsNull() {
    ColumnPlan number = Cells.column("n", CqlType.VARINT, true);
    ColumnPlan day = Cells.column("d", CqlType.TIME, true);
    PageEncoder varints = Cells.encoder(InvalidText.REJECT, day, number);

    Chunk chunk =
        varints.encode(
            Cells.page(
                "u",
                0,
                List.of(Cells.row(BAD_TIME, new byte[0]), Cells.row(BAD_TIME, (byte[]) null))));

    assertThat(chunk.refused())
        .extracting(RefusedRow::coordinates)
        .containsOnly(coordinates("{\"d\":\"0xffffffffffffffff\"}"));
  }

  @Test
  void aPageThatIsLongerThanItsRowsIsOurBug() {
    Page page = Cells.page("u", 4, List.of(Cells.row(null, null, null)));
    Page longer =
        new Page(
            page.unit(),
            4,
            false,
            1,
            new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0},
            0,
            null);

    assertThatThrownBy(() -> encoder.encode(longer))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Sluice bug: unit u, page 4: 12 of 13 bytes encoded.");
  }
}
