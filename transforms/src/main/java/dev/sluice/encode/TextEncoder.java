package dev.sluice.encode;

import dev.sluice.row.Chunk;
import dev.sluice.row.RefusedRow;
import dev.sluice.row.RowFormat;
import dev.sluice.row.TextPage;
import dev.sluice.row.TextRecords;
import dev.sluice.types.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns records of text into COPY's CSV, one chunk for each page, and checks every value against
 * its column's type on the way. An empty cell is null but in columns of text. One thread; pages of
 * a unit in order.
 */
public final class TextEncoder {
  private final TextSettings settings;
  private final CsvLines lines;
  private long[] places = new long[0];
  private long position;

  public TextEncoder(TextSettings settings) {
    Repairs repairs = new Repairs(settings.columns().size());
    this.settings = settings;
    this.lines =
        new CsvLines(
            settings.columns().stream().map(TextColumn::source).toList(),
            TextCodecs.of(settings, repairs),
            new byte[0],
            repairs);
  }

  /** Encodes one page; records that are malformed or hold a bad value travel as refused rows. */
  public Chunk encode(TextPage page) {
    long start = System.nanoTime();
    if (page.ordinal() == 0) {
      position = 0;
    }
    TextRecords records = page.records();
    List<RefusedRow> refused = new ArrayList<>();
    lines.start(records.count());
    int numbers = TextRecords.PLACE * records.count();
    places = places.length < numbers ? new long[numbers] : places;
    int[] malformed = records.malformed().keySet().stream().mapToInt(i -> i).sorted().toArray();
    int nextMalformed = 0;
    int at = 0;
    for (int record = 0; record < records.count(); record++, position++) {
      if (nextMalformed < malformed.length && malformed[nextMalformed] == record) {
        refused.add(refusedRow(records, record, null, malformedReason(records, record)));
        nextMalformed++;
        continue;
      }
      at = lines.write(records.cells(), at);
      if (lines.refused()) {
        refused.add(refusedRow(records, record, lines.refusedColumn(), lines.reason()));
      } else {
        keepPlace(records, record);
      }
    }
    if (at != records.cells().length || nextMalformed != malformed.length) {
      throw new IllegalStateException(
          "Sluice bug: unit %s, page %d: %d of %d bytes encoded, %d of %d malformed records met."
              .formatted(
                  page.unit().id(),
                  page.ordinal(),
                  at,
                  records.cells().length,
                  nextMalformed,
                  malformed.length));
    }
    return new Chunk(
        page.unit(),
        page.ordinal(),
        page.last(),
        records.count(),
        lines.take(Arrays.copyOf(places, TextRecords.PLACE * lines.count())),
        refused,
        lines.takeRepaired(),
        page.readNanos(),
        System.nanoTime() - start,
        page.failure());
  }

  /** Of the row that was written last. */
  private void keepPlace(TextRecords records, int record) {
    System.arraycopy(
        records.places(),
        TextRecords.PLACE * record,
        places,
        TextRecords.PLACE * (lines.count() - 1),
        TextRecords.PLACE);
  }

  private RefusedRow refusedRow(
      TextRecords records, int record, @Nullable String column, String reason) {
    int rawStart = record == 0 ? 0 : records.rawEnds()[record - 1];
    byte[] raw = Arrays.copyOfRange(records.raw(), rawStart, records.rawEnds()[record]);
    int place = TextRecords.PLACE * record;
    String coordinates =
        settings
            .coordinates()
            .of(raw, Arrays.copyOfRange(records.places(), place, place + TextRecords.PLACE));
    return new RefusedRow(position, coordinates, column, reason, RowFormat.TEXT, raw);
  }

  private static String malformedReason(TextRecords records, int record) {
    return records.malformed().getOrDefault(record, "");
  }
}
