package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.Chunk;
import dev.sluice.row.RefusedRow;
import dev.sluice.types.ColumnPlan;
import dev.sluice.types.CqlType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/** Random tables, read back by a CSV parser that is not ours. */
class WholeRowsTest {
  private static final CSVFormat POSTGRESQL_CSV =
      CSVFormat.DEFAULT
          .builder()
          .setRecordSeparator('\n')
          .setQuoteMode(QuoteMode.ALL_NON_NULL)
          .setIgnoreEmptyLines(false)
          .get();

  record Table(List<CqlType> types, List<List<byte @Nullable []>> rows) {
    PageEncoder encoder() {
      return Cells.encoder(
          InvalidText.REJECT,
          IntStream.range(0, types.size())
              .mapToObj(i -> Cells.column("c" + i, types.get(i), i == 0))
              .toArray(ColumnPlan[]::new));
    }
  }

  @Property(tries = 400)
  void aParserReadsBackEveryValueAndEveryNull(@ForAll("tables") Table table) throws IOException {
    Chunk chunk = table.encoder().encode(Cells.page("u", 0, table.rows()));

    try (CSVParser parser = CSVParser.parse(Cells.text(chunk), POSTGRESQL_CSV)) {
      List<List<String>> parsed =
          parser.getRecords().stream().map(record -> Arrays.asList(record.values())).toList();
      assertThat(parsed).isEqualTo(expected(table));
    }
  }

  @Property(tries = 200)
  void refusedRowsLeaveTheOthersAsTheyAre(@ForAll("tables") Table table, @ForAll long whichAreBad) {
    List<CqlType> types = new ArrayList<>(table.types());
    types.add(CqlType.TIME);
    List<List<byte @Nullable []>> rows = new ArrayList<>();
    List<Long> bad = new ArrayList<>();
    StringBuilder good = new StringBuilder();
    for (int i = 0; i < table.rows().size(); i++) {
      List<byte @Nullable []> row = new ArrayList<>(table.rows().get(i));
      boolean isBad = (whichAreBad >> i & 1) == 1;
      row.add(isBad ? Cells.int64(-1) : Cells.int64(0));
      rows.add(row);
      if (isBad) {
        bad.add((long) i);
      } else {
        good.append(ReferenceCsv.row(types, row));
      }
    }

    Chunk chunk = new Table(types, rows).encoder().encode(Cells.page("u", 0, rows));

    assertThat(Cells.text(chunk)).isEqualTo(good.toString());
    assertThat(chunk.refused()).extracting(RefusedRow::position).isEqualTo(bad);
    assertThat(chunk.rows()).isEqualTo(rows.size() - bad.size());
  }

  @Provide
  Arbitrary<Table> tables() {
    return Arbitraries.of(StorableCells.exactTypes())
        .list()
        .ofMinSize(2)
        .ofMaxSize(7)
        .flatMap(
            types -> {
              List<Arbitrary<byte[]>> cells =
                  types.stream().map(type -> StorableCells.of(type).injectNull(0.2)).toList();
              return Combinators.combine(cells)
                  .as(row -> row)
                  .list()
                  .ofMaxSize(6)
                  .map(rows -> new Table(types, rows));
            });
  }

  private static List<List<String>> expected(Table table) {
    return table.rows().stream()
        .map(
            row ->
                IntStream.range(0, row.size())
                    .mapToObj(i -> value(table.types().get(i), row.get(i)))
                    .toList())
        .toList();
  }

  /** Text as it is; the text that the reference writes for other types. */
  private static @Nullable String value(CqlType type, byte @Nullable [] cell) {
    if (cell == null) {
      return null;
    }
    if (type == CqlType.TEXT || type == CqlType.ASCII) {
      return new String(cell, StandardCharsets.UTF_8);
    }
    return ReferenceCsv.field(type, cell);
  }
}
