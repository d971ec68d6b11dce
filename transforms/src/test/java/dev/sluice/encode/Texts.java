package dev.sluice.encode;

import dev.sluice.row.Chunk;
import dev.sluice.row.TextPage;
import dev.sluice.row.TextRecords;
import dev.sluice.types.TextColumn;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes pages and encoders of text for the tests of this package. */
final class Texts {
  private Texts() {}

  /** A record that its source could not take apart. */
  record Malformed(String reason) {}

  static TextFormats formats(String timeZone) {
    return formats(null, null, null, timeZone, '.', null);
  }

  static TextFormats formats(
      @Nullable String timestamp,
      @Nullable String date,
      @Nullable String time,
      String timeZone,
      char decimal,
      @Nullable Character group) {
    TextFormats standard = TextFormats.standard();
    return new TextFormats(
        timestamp,
        date,
        time,
        timeZone,
        decimal,
        group,
        standard.trueTexts(),
        standard.falseTexts());
  }

  static TextColumn column(String name, String type) {
    return new TextColumn(name, name.toUpperCase(Locale.ROOT), type);
  }

  static TextEncoder encoder(InvalidText invalidText, TextColumn... columns) {
    return new TextEncoder(settings(invalidText, TextFormats.standard(), columns));
  }

  static TextSettings settings(
      InvalidText invalidText, TextFormats formats, TextColumn... columns) {
    return new TextSettings(
        List.of(columns),
        invalidText,
        formats,
        (row, place) -> "%s at %s".formatted(text(row), Arrays.toString(place)));
  }

  /**
   * One page, each record in a line of its own from byte 100 and line 10 on.
   *
   * @param records each a {@link Malformed} or an array of strings, byte arrays and nulls
   */
  static TextPage page(int ordinal, Object... records) {
    ByteArrayOutputStream cells = new ByteArrayOutputStream();
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    long[] places = new long[2 * records.length];
    int[] ends = new int[records.length];
    Map<Integer, String> malformed = new HashMap<>();
    for (int i = 0; i < records.length; i++) {
      places[2 * i] = 100L + raw.size();
      places[2 * i + 1] = 10L + i;
      if (records[i] instanceof Malformed bad) {
        malformed.put(i, bad.reason());
        raw.writeBytes(Cells.utf8("?"));
      } else {
        for (Object cell : (Object[]) records[i]) {
          byte[] bytes = bytes(cell);
          cells.writeBytes(Cells.int32(cell == null ? -1 : bytes.length));
          cells.writeBytes(bytes);
          raw.writeBytes(bytes);
          raw.write('|');
        }
      }
      ends[i] = raw.size();
    }
    TextRecords all =
        new TextRecords(
            records.length, cells.toByteArray(), places, raw.toByteArray(), ends, malformed);
    return new TextPage(Cells.unit("u"), ordinal, false, all, 7, null);
  }

  /** Unlike a list it takes nulls. */
  static Object record(@Nullable Object... cells) {
    return cells;
  }

  private static byte[] bytes(@Nullable Object cell) {
    return cell == null
        ? new byte[0]
        : cell instanceof byte[] bytes ? bytes : Cells.utf8((String) cell);
  }

  /** The CSV field of one value, which must not be refused. */
  static String field(String type, String value) {
    return field(type, TextFormats.standard(), value);
  }

  static String field(String type, TextFormats formats, String value) {
    return Cells.field(chunk(type, formats, value));
  }

  /** Why one value is refused. */
  static String refusal(String type, String value) {
    return refusal(type, TextFormats.standard(), value);
  }

  static String refusal(String type, TextFormats formats, String value) {
    return Cells.refusal(chunk(type, formats, value));
  }

  /** The field, or null if the value is refused. */
  static @Nullable String fieldOrNull(String type, TextFormats formats, String value) {
    Chunk chunk = chunk(type, formats, value);
    return chunk.refused().isEmpty() ? Cells.field(chunk) : null;
  }

  private static Chunk chunk(String type, TextFormats formats, String value) {
    return new TextEncoder(settings(InvalidText.REJECT, formats, column("c", type)))
        .encode(page(0, record(value)));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
