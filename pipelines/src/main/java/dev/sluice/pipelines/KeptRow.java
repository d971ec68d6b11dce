package dev.sluice.pipelines;

import dev.sluice.csv.KeptRecord;
import dev.sluice.encode.EncodeRows;
import dev.sluice.encode.EncodeSettings;
import dev.sluice.encode.InvalidText;
import dev.sluice.encode.RowFilter;
import dev.sluice.encode.RowOrigin;
import dev.sluice.encode.TextEncoder;
import dev.sluice.encode.TextSettings;
import dev.sluice.kafka.RecordFrame;
import dev.sluice.kafka.SchemaRegistry;
import dev.sluice.ledger.StoredReject;
import dev.sluice.row.Chunk;
import dev.sluice.row.Column;
import dev.sluice.row.CopyFormat;
import dev.sluice.row.EncodedRows;
import dev.sluice.row.Page;
import dev.sluice.row.RowCoordinates;
import dev.sluice.row.TableName;
import dev.sluice.row.TableShape;
import dev.sluice.row.TextPage;
import dev.sluice.row.TextRecords;
import dev.sluice.row.Unit;
import dev.sluice.types.TextColumn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A rejected row, ready to be copied again.
 *
 * @param columns of the target, in the order of the encoded row
 * @param deletes as in {@link dev.sluice.copy.CopySettings}
 * @param chunk of that row, encoded or refused
 */
record KeptRow(TableName target, List<String> columns, boolean deletes, Chunk chunk) {

  KeptRow {
    columns = List.copyOf(columns);
  }

  /** The table that a row is for. */
  static TableName target(StoredReject stored) {
    String layout = stored.layout();
    if (CsvLayout.isIn(layout)) {
      return CsvLayout.parse(layout).target();
    }
    return KafkaLayout.isIn(layout)
        ? KafkaLayout.parse(layout).target()
        : JobLayout.parse(layout).target();
  }

  /**
   * @param shape of the target as it is now: a type may have become wider
   * @param registry of Avro schemas; null if the row is no Avro
   */
  static KeptRow of(
      StoredReject stored,
      TableShape shape,
      InvalidText invalidText,
      @Nullable SchemaRegistry registry) {
    RowCoordinates coordinates = (row, place) -> stored.reject().coordinates();
    if (CsvLayout.isIn(stored.layout())) {
      CsvLayout layout = CsvLayout.parse(stored.layout());
      byte[] row = stored.reject().encoded();
      return ofText(
          stored,
          new Text(
              layout.target(),
              layout.columns(),
              false,
              new TextSettings(
                  asIn(shape, layout.columns()), invalidText, layout.formats(), coordinates),
              () -> record(layout, row)));
    }
    if (KafkaLayout.isIn(stored.layout())) {
      KafkaLayout layout = KafkaLayout.parse(stored.layout());
      return ofText(
          stored,
          new Text(
              layout.target(),
              layout.columns(),
              layout.deletes(),
              layout.with(asIn(shape, layout.columns())).encoding(invalidText, coordinates),
              () -> record(layout, registry, stored)));
    }
    return ofTable(stored, JobLayout.parse(stored.layout()), invalidText);
  }

  /** A row of a text source, of which the records are found by a parser. */
  private record Text(
      TableName target,
      List<TextColumn> columns,
      boolean deletes,
      TextSettings encoding,
      Supplier<TextRecords> records) {}

  private static KeptRow ofTable(StoredReject stored, JobLayout layout, InvalidText invalidText) {
    EncodeSettings encode =
        new EncodeSettings(
            layout.columns(),
            layout.constants(),
            invalidText,
            new RowOrigin(layout.source(), List.of()),
            CopyFormat.CSV,
            RowFilter.NONE);
    byte[] row = stored.reject().encoded();
    return new KeptRow(
        layout.target(),
        layout.targetNames(),
        false,
        switch (stored.reject().format()) {
          case CSV -> encoded(unit(stored), row);
          case CELLS -> EncodeRows.encode(encode, new Page(unit(stored), 0, true, 1, row, 0, null));
          case TEXT -> throw unexpected(stored);
        });
  }

  private static KeptRow ofText(StoredReject stored, Text text) {
    TextEncoder encoder = new TextEncoder(text.encoding());
    return new KeptRow(
        text.target(),
        text.columns().stream().map(TextColumn::target).toList(),
        text.deletes(),
        switch (stored.reject().format()) {
          case CSV -> encoded(unit(stored), stored.reject().encoded());
          case TEXT ->
              encoder.encode(new TextPage(unit(stored), 0, true, text.records().get(), 0, null));
          case CELLS -> throw unexpected(stored);
        });
  }

  private static List<TextColumn> asIn(TableShape shape, List<TextColumn> columns) {
    return columns.stream()
        .map(
            column ->
                new TextColumn(
                    column.source(),
                    column.target(),
                    shape.column(column.target()).map(Column::type).orElse(column.targetType())))
        .toList();
  }

  private static TextRecords record(CsvLayout layout, byte[] row) {
    List<Integer> fields =
        layout.columns().stream().map(column -> layout.fields().indexOf(column.source())).toList();
    TextRecords records = KeptRecord.parse(row, layout.dialect(), layout.fields().size(), fields);
    return records.count() == 1
        ? records
        : new TextRecords(
            1,
            new byte[0],
            new long[TextRecords.PLACE],
            row,
            new int[] {row.length},
            Map.of(0, "it is not one record"));
  }

  private static TextRecords record(
      KafkaLayout layout, @Nullable SchemaRegistry registry, StoredReject stored) {
    RecordCoordinates.Place place = RecordCoordinates.parse(stored.reject().coordinates());
    return layout
        .parser(registry, Duration.ZERO)
        .parse(
            List.of(
                RecordFrame.read(stored.reject().encoded(), place.partition(), place.offset())));
  }

  private static Chunk encoded(Unit unit, byte[] row) {
    return new Chunk(
        unit,
        0,
        true,
        1,
        new EncodedRows(row, new int[] {row.length}, new long[0]),
        List.of(),
        Map.of(),
        0,
        0,
        null);
  }

  private static Unit unit(StoredReject stored) {
    return new Unit(stored.unitId(), "", "", 0);
  }

  private static IllegalStateException unexpected(StoredReject stored) {
    return new IllegalStateException(
        "Sluice bug: row %d of the ledger has the format %s, which its job does not write."
            .formatted(stored.id(), stored.reject().format()));
  }
}
