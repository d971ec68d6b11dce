package dev.sluice.csv;

import dev.sluice.row.ReadFailure;
import dev.sluice.row.TextPage;
import dev.sluice.row.TextRecords;
import dev.sluice.row.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.io.FileSystems;

/** A file of a test, and what is read from it. */
record CsvFile(Path path, FileVersion version) {

  /**
   * One record.
   *
   * @param cells null for a record that is malformed
   * @param reason null for one that is not
   */
  record Row(long offset, long line, List<String> cells, String reason, String raw) {}

  /** What a unit gave. */
  record Reading(List<Row> rows, List<TextPage> pages) {
    ReadFailure failure() {
      return pages.get(pages.size() - 1).failure();
    }

    List<List<String>> cells() {
      return rows.stream().map(Row::cells).toList();
    }

    List<String> reasons() {
      return rows.stream().map(Row::reason).toList();
    }

    String raw() {
      return String.join("", rows.stream().map(Row::raw).toList());
    }
  }

  static CsvFile of(Path folder, String name, byte[] content) {
    try {
      Path path = folder.resolve(name);
      Files.write(path, content);
      return new CsvFile(path, version(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CsvFile of(Path folder, String content) {
    return of(folder, "data.csv", content.getBytes(StandardCharsets.UTF_8));
  }

  static FileVersion version(Path path) throws IOException {
    return Fingerprints.of(FileSystems.matchSingleFileSpec(path.toString()));
  }

  CsvHead head(CsvDialect dialect) {
    try {
      return CsvHead.read(version, dialect);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything behind the head. */
  Reading read(CsvDialect dialect, int columns) {
    CsvHead head = head(dialect);
    return read(unit(head.start(), FileUnit.END, head.line(), columns), dialect);
  }

  Reading read(Dialects dialect, int columns) {
    return read(dialect.dialect(), columns);
  }

  Reading read(FileUnit unit, CsvDialect dialect) {
    List<TextPage> pages = new ArrayList<>();
    FileRange.read(
        unit,
        dialect,
        OnChanged.REFUSE,
        IntStream.range(0, unit.columns().size()).boxed().toList(),
        pages::add);
    return reading(pages, unit.columns().size());
  }

  FileUnit unit(long from, String until, long line, int columns) {
    List<String> names = IntStream.range(0, columns).mapToObj(i -> "c" + i).toList();
    return new FileUnit(new Unit("u" + from, Long.toString(from), until, 0), version, line, names);
  }

  static Reading reading(List<TextPage> pages, int columns) {
    List<Row> rows = new ArrayList<>();
    for (TextPage page : pages) {
      rows(page.records(), columns, rows);
    }
    return new Reading(rows, pages);
  }

  private static void rows(TextRecords records, int columns, List<Row> rows) {
    ByteBuffer frames = ByteBuffer.wrap(records.cells());
    for (int i = 0; i < records.count(); i++) {
      String reason = records.malformed().get(i);
      List<String> cells = null;
      if (reason == null) {
        cells = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
          cells.add(cell(frames));
        }
      }
      int start = i == 0 ? 0 : records.rawEnds()[i - 1];
      byte[] raw = Arrays.copyOfRange(records.raw(), start, records.rawEnds()[i]);
      rows.add(
          new Row(
              records.places()[2 * i],
              records.places()[2 * i + 1],
              cells,
              reason,
              new String(raw, StandardCharsets.ISO_8859_1)));
    }
    if (frames.hasRemaining()) {
      throw new AssertionError(frames.remaining() + " bytes of frames are left over.");
    }
  }

  /** Text; bytes that are no UTF-8 as {@code <FF>}. */
  private static String cell(ByteBuffer frames) {
    int length = frames.getInt();
    if (length < 0) {
      return null;
    }
    byte[] bytes = new byte[length];
    frames.get(bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    for (byte b : bytes) {
      shown.append(b >= 0 ? String.valueOf((char) b) : "<%02X>".formatted(b));
    }
    return shown.toString();
  }
}
