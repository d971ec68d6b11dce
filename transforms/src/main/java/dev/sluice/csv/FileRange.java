package dev.sluice.csv;

import dev.sluice.row.ReadFailure;
import dev.sluice.row.TextPage;
import dev.sluice.row.TextRecords;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads one unit of a file, in constant memory. */
public final class FileRange {
  private final FileUnit unit;
  private final CsvDialect dialect;
  private final OnChanged onChanged;
  private final Predicate<TextPage> sink;
  private int ordinal;
  private long since = System.nanoTime();

  private FileRange(
      FileUnit unit, CsvDialect dialect, OnChanged onChanged, Predicate<TextPage> sink) {
    this.unit = unit;
    this.dialect = dialect;
    this.onChanged = onChanged;
    this.sink = sink;
  }

  /**
   * Hands the unit's records on in pages of about 512 KiB, of which the last one is marked. If the
   * file cannot be read or is not the {@link FileVersion} any more, that page has a {@link
   * ReadFailure} and no records; what was handed on before is not to be relied on then.
   *
   * @param onChanged with {@link OnChanged#APPEND} the file may have grown
   * @param fields for each column wanted the index of its field in a record
   * @param sink false from it ends the reading at once, without a last page
   * @throws IllegalArgumentException if there is no such charset, or a field is not one of the
   *     unit's columns: settings to be checked before
   */
  public static void read(
      FileUnit unit,
      CsvDialect dialect,
      OnChanged onChanged,
      List<Integer> fields,
      Predicate<TextPage> sink) {
    for (int field : fields) {
      if (field < 0 || field >= unit.columns().size()) {
        throw new IllegalArgumentException(
            "There is no field %d in records of %d columns."
                .formatted(field, unit.columns().size()));
      }
    }
    new FileRange(unit, dialect, onChanged, sink).read(fields);
  }

  private void read(List<Integer> fields) {
    FileVersion file = unit.file();
    try {
      FileCheck.sizeAndTime(file, onChanged);
      try (FileText text = FileText.open(file, dialect.charset())) {
        RecordPages pages = new RecordPages(text, dialect, range(), RecordScanner.LONGEST_RECORD);
        PageParser parser = new PageParser(dialect, text.encoding(), unit.columns().size(), fields);
        boolean more = true;
        while (more && !pages.finished()) {
          pages.next();
          TextRecords records = parser.parse(pages);
          if (pages.finished()) {
            FileCheck.sizeAndTime(file, onChanged);
            FileCheck.content(file);
          }
          more = hand(pages.finished(), records, null);
        }
      }
    } catch (ChangedFileException e) {
      hand(true, TextRecords.none(), new ReadFailure(String.valueOf(e.getMessage()), false));
    } catch (IOException e) {
      hand(true, TextRecords.none(), new ReadFailure(FileCheck.unreadable(file, e), false));
    }
  }

  private RecordPages.Range range() {
    String until = unit.unit().until();
    long end = RecordPages.Range.TO_THE_END;
    if (!until.equals(FileUnit.END)) {
      end = Long.parseLong(until);
    } else if (!FileText.compressed(unit.file())) {
      end = unit.file().size();
    }
    return new RecordPages.Range(Long.parseLong(unit.unit().from()), end, unit.line());
  }

  private boolean hand(boolean last, TextRecords records, @Nullable ReadFailure failure) {
    long nanos = System.nanoTime() - since;
    boolean more = sink.test(new TextPage(unit.unit(), ordinal++, last, records, nanos, failure));
    since = System.nanoTime();
    return more;
  }
}
